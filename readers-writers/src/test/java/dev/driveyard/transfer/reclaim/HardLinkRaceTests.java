package dev.driveyard.transfer.reclaim;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.storage.writing.Writing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Somebody writes to a duplicate, or puts another file in its place, at the very moment
 * at which it becomes a name of another file; or the process is killed then.
 */
class HardLinkRaceTests {

	private static final String TEMPORARY = ".temporary";

	private final LocalBackend volume = new LocalBackend();

	private Path root = Path.of("");

	@BeforeEach
	void fill(@TempDir Path temp) throws IOException {
		this.root = temp.toRealPath();
		Files.writeString(this.root.resolve("kept"), "same");
		Files.createDirectory(this.root.resolve("d"));
		Files.writeString(this.root.resolve("d/file"), "same");
	}

	private void shell(String line) {
		Shell.run(this.root, line);
	}

	private HeldFile open(Backend on, String name) throws IOException {
		return HeldFile.open(on, path(name), version(name));
	}

	private String path(String name) {
		return LocalPaths.encode(this.root.resolve(name));
	}

	private HeldFile.Version version(String name) throws IOException {
		FileAttributes stat = this.volume.stat(path(name)).stat();
		return new HeldFile.Version(stat.inode(), stat.size(), stat.modified());
	}

	/** Joins both, and does something right before the names are exchanged. */
	private void join(String meanwhile) throws IOException {
		try (HeldFile duplicate = open(before("exchange", meanwhile), "d/file");
				HeldFile kept = open(this.volume, "kept")) {
			Replacement.requireEqual(duplicate, kept, () -> false);
			Replacement.hardLink(duplicate, kept, TEMPORARY);
		}
	}

	private Backend before(String call, String line) {
		return (Backend) hooked(Backend.class, this.volume, call, line);
	}

	private Object hooked(Class<?> type, Object target, String call, String line) {
		return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					if (method.getName().equals(call)) {
						shell("[ -e done ] || { : > done; " + line + "; }");
					}
					try {
						Object result = method.invoke(target, arguments);
						if (result instanceof Optional<?> facet) {
							return facet.map((found) -> hooked(Writing.class, found, call, line));
						}
						return (result instanceof WritableDirectory)
								? hooked(WritableDirectory.class, result, call, line) : result;
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private boolean isJoined() throws IOException {
		return Files.isSameFile(this.root.resolve("kept"), this.root.resolve("d/file"));
	}

	@Test
	void whereNothingHappensBothAreOne() throws IOException {
		join(":");
		assertThat(isJoined()).isTrue();
		assertThat(this.root.resolve("d")).isDirectoryNotContaining("glob:**.temporary");
	}

	@Test
	void anotherFileThatTakesTheNameAtTheLastMomentStays() {
		assertThatExceptionOfType(ChangedFileException.class)
			.isThrownBy(() -> join("echo saved > d/new; mv d/new d/file"));
		assertThat(this.root.resolve("d/file")).hasContent("saved");
		assertThat(this.root.resolve("kept")).hasContent("same");
		assertThat(this.root.resolve("d/" + TEMPORARY)).doesNotExist();
	}

	@Test
	void whatIsWrittenToItAtTheLastMomentStays() {
		assertThatExceptionOfType(ChangedFileException.class).isThrownBy(() -> join("echo more >> d/file"));
		assertThat(this.root.resolve("d/file")).hasContent("samemore\n");
		assertThat(this.root.resolve("kept")).hasContent("same");
		assertThat(this.root.resolve("d/" + TEMPORARY)).doesNotExist();
	}

	@Test
	void whatLiesUnderTheTemporaryNameIsNotRemoved() throws IOException {
		shell("echo precious > d/" + TEMPORARY);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> join(":"));
		assertThat(this.root.resolve("d/" + TEMPORARY)).hasContent("precious");
		assertThat(isJoined()).isFalse();
	}

	private boolean isDone(HeldFile.Version duplicate) throws IOException {
		return Replacement.isHardLinked(this.volume, path("d/file"), duplicate, path("kept"), version("kept"),
				TEMPORARY);
	}

	@Test
	void aProcessThatIsKilledRightAfterIsTidiedUpAfter() throws IOException {
		HeldFile.Version duplicate = version("d/file");
		assertThat(isDone(duplicate)).isFalse();
		shell("mv d/file d/.temporary; ln kept d/file");
		assertThat(isDone(duplicate)).isTrue();
		assertThat(this.root.resolve("d/" + TEMPORARY)).doesNotExist();
		assertThat(isJoined()).isTrue();
	}

	@Test
	void whatAKilledProcessHasTakenAwayByMistakeComesBack() throws IOException {
		HeldFile.Version duplicate = version("d/file");
		shell("echo saved > d/.temporary; rm d/file; ln kept d/file");
		assertThat(isDone(duplicate)).isFalse();
		assertThat(this.root.resolve("d/file")).hasContent("saved");
	}

}
