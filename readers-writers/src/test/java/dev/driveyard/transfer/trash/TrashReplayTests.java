package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A put that is asked for again, with the name that was recorded, ends where it would
 * have ended without the crash.
 */
class TrashReplayTests {

	private TrashFixture trash;

	private String path;

	private String name;

	private Path info;

	private Path file;

	@BeforeEach
	void enter(@TempDir Path temp) throws IOException {
		this.trash = new TrashFixture(temp);
		this.path = this.trash.file("folder/file");
		this.name = this.trash.can().chooseName(this.path);
		this.info = this.trash.home.resolve("info/" + this.name + ".trashinfo");
		this.file = this.trash.home.resolve("files/" + this.name);
		Files.createDirectories(this.info.getParent());
		Files.createDirectories(this.file.getParent());
	}

	private Trashed put() throws IOException {
		return this.trash.can().put(this.path, this.name);
	}

	private void note(String original) throws IOException {
		Files.writeString(this.info, "[Trash Info]\nPath=" + original + "\nDeletionDate=2026-11-01T01:02:03\n");
	}

	private void assertTrashed() throws IOException {
		assertThat(Path.of(this.path)).doesNotExist();
		assertThat(this.file).hasContent("folder/file");
		assertThat(this.trash.list()).singleElement()
			.satisfies((entry) -> assertThat(entry.path()).isEqualTo(this.path));
	}

	@Test
	void killedBeforeTheNote() throws IOException {
		assertThat(put().already()).isFalse();
		assertTrashed();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[Tra", "[Trash Info]\n" })
	void killedWithinTheNote(String part) throws IOException {
		Files.writeString(this.info, part);
		assertThat(this.trash.list()).isEmpty();
		assertThat(put().already()).isFalse();
		assertTrashed();
	}

	@Test
	void killedBetweenNoteAndFile() throws IOException {
		note(this.path);
		assertThat(this.trash.list()).isEmpty();
		assertThat(put().already()).isFalse();
		assertTrashed();
		assertThat(this.info).content().contains("2026-11-01T01:02:03");
	}

	@Test
	void killedAfterTheFile() throws IOException {
		put();
		assertThat(put().already()).isTrue();
		assertTrashed();
	}

	@Test
	void theFolderIsGoneMeanwhile() throws IOException {
		put();
		Files.delete(this.trash.root.resolve("folder"));
		assertThat(put().already()).isTrue();
		assertTrashed();
	}

	@Test
	void anotherFileHasComeMeanwhile() throws IOException {
		put();
		Files.writeString(Path.of(this.path), "new");
		assertThat(put().already()).isTrue();
		assertThat(Path.of(this.path)).hasContent("new");
		assertThat(this.file).hasContent("folder/file");
	}

	@Test
	void theFileIsGoneMeanwhile() throws IOException {
		note(this.path);
		Files.delete(Path.of(this.path));
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(this::put);
		assertThat(this.info).doesNotExist();
	}

	@Test
	void theNameBelongsToSomethingElse() throws IOException {
		note("/some/other");
		assertThatExceptionOfType(TrashNameTakenException.class).isThrownBy(this::put);
		assertThat(Path.of(this.path)).exists();
		assertThat(this.info).content().contains("/some/other");
	}

	@Test
	void aFileThatNothingIsNotedOfIsNotOverwritten() throws IOException {
		Files.writeString(this.file, "orphan");
		assertThatExceptionOfType(TrashNameTakenException.class).isThrownBy(this::put);
		assertThat(this.file).hasContent("orphan");
		assertThat(Path.of(this.path)).exists();
	}

}
