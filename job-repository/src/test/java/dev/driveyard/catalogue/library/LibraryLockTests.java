package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.catalogue.LockHolder;
import dev.driveyard.failure.FailureCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link LibraryLock} within a process and between real ones.
 */
class LibraryLockTests {

	private Library library;

	private Path folder;

	@BeforeEach
	void makeLibrary(@TempDir Path folder) {
		this.folder = folder;
		this.library = LibraryFolder.create(folder.resolve("a.driveyard"), "a", "", Library.Database.EMBEDDED);
	}

	@Test
	void aSecondOwnerInTheSameProcessIsRefusedUntilTheFirstCloses() {
		try (LibraryLock lock = LibraryLock.acquire(this.library, "first")) {
			assertThatExceptionOfType(LibraryInUseException.class)
				.isThrownBy(() -> LibraryLock.acquire(this.library, "second"))
				.withMessageContaining("'first'")
				.withMessageContaining("process " + ProcessHandle.current().pid());
			assertThatExceptionOfType(LibraryInUseException.class).isThrownBy(() -> LibraryLock.release(this.library));
			assertThat(LibraryLock.holder(this.library)).containsEntry("owner", "first");
		}
		assertThat(LibraryLock.holder(this.library)).isEmpty();
		assertThatCode(() -> LibraryLock.acquire(this.library, "third").close()).doesNotThrowAnyException();
	}

	@Test
	void anotherProcessIsRefusedWhileThisOneHasTheLock() throws IOException {
		try (LibraryLock lock = LibraryLock.acquire(this.library, "here")) {
			assertThatExceptionOfType(LibraryInUseException.class)
				.isThrownBy(() -> LibraryLock.acquire(this.library, "again"));
			LibraryLock.holder(this.library);
			try (LockHolder other = LockHolder.start(this.library)) {
				assertThat(other.answer()).contains("'here'").contains("process " + ProcessHandle.current().pid());
			}
		}
	}

	@Test
	void aRefusalThroughALinkToTheFolderDoesNotLoseTheLock() throws IOException {
		Path link = Files.createSymbolicLink(this.folder.resolve("link.driveyard"), this.library.folder());
		Library linked = LibraryFolder.open(link);
		try (LibraryLock lock = LibraryLock.acquire(this.library, "here")) {
			assertThatExceptionOfType(LibraryInUseException.class)
				.isThrownBy(() -> LibraryLock.acquire(linked, "again"));
			assertThat(LibraryLock.holder(linked)).containsEntry("owner", "here");
			try (LockHolder other = LockHolder.start(this.library)) {
				assertThat(other.answer()).contains("'here'");
			}
		}
	}

	@Test
	void aLiveProcessIsNamedAndAKilledOneNoLongerInTheWay() throws Exception {
		try (LockHolder other = LockHolder.start(this.library)) {
			assertThat(other.answer()).isEqualTo("held");
			assertThatExceptionOfType(LibraryInUseException.class)
				.isThrownBy(() -> LibraryLock.acquire(this.library, "here"))
				.withMessageContaining("'test child'")
				.withMessageContaining("process " + other.pid() + " on " + LibraryLock.hostName());
			assertThatExceptionOfType(LibraryInUseException.class).isThrownBy(() -> LibraryLock.release(this.library));
			assertThat(LibraryLock.holder(this.library)).containsEntry("owner", "test child");
			other.kill();
			assertThat(LibraryLock.holder(this.library)).isEmpty();
			assertThatCode(() -> LibraryLock.acquire(this.library, "here").close()).doesNotThrowAnyException();
		}
	}

	@Test
	void theLockFileOfAnotherHostIsRespectedUntilItIsReleased() throws IOException {
		Path file = this.library.folder().resolve(".lock");
		Files.writeString(file, """
				{"owner":"server","pid":4711,"started_at":"2026-01-01T00:00:00Z","host":"another-host"}""");
		assertThatExceptionOfType(LibraryInUseException.class)
			.isThrownBy(() -> LibraryLock.acquire(this.library, "here"))
			.withMessageContaining("process 4711 on another-host")
			.satisfies((ex) -> assertThat(ex.failure().code()).isEqualTo(FailureCode.IN_USE_ELSEWHERE));
		assertThat(file).content().contains("4711");
		LibraryLock.release(this.library);
		assertThatCode(() -> LibraryLock.acquire(this.library, "here").close()).doesNotThrowAnyException();
	}

	@Test
	void aLockFileOfThisHostOrADamagedOneIsNotInTheWay() throws IOException {
		Path file = this.library.folder().resolve(".lock");
		Files.writeString(file, "{\"owner\":\"dead\",\"pid\":1,\"host\":\"" + LibraryLock.hostName() + "\"}");
		assertThatCode(() -> LibraryLock.acquire(this.library, "here").close()).doesNotThrowAnyException();
		Files.writeString(file, "{half a li");
		assertThatCode(() -> LibraryLock.acquire(this.library, "here").close()).doesNotThrowAnyException();
		assertThat(file).isEmptyFile();
	}

}
