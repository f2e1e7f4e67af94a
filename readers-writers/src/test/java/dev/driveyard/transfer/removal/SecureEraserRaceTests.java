package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Somebody gives names to other files while {@link SecureEraser} works.
 */
class SecureEraserRaceTests {

	private static final String SECRET = "S".repeat(600_000);

	private static final String KEPT = "K".repeat(600_000);

	private Path folder;

	private WritableDirectory directory;

	@BeforeEach
	void open(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		Shell.run(this.folder, "chmod 711 .");
		this.directory = new LocalBackend().open(LocalPaths.encode(this.folder));
	}

	@AfterEach
	void close() throws IOException {
		this.directory.close();
	}

	private void shell(String line) {
		Shell.run(this.folder, line);
	}

	private FileStat secret() throws IOException {
		Files.writeString(this.folder.resolve("file"), SECRET);
		Files.writeString(this.folder.resolve("kept"), KEPT);
		return this.directory.stat("file");
	}

	/** Between these two calls of the eraser somebody does something. */
	private WritableDirectory hooked(String beforeOpening, String afterOpening) {
		return (WritableDirectory) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { WritableDirectory.class }, (proxy, method, arguments) -> {
					boolean opens = method.getName().equals("openToOverwrite");
					shell(opens ? beforeOpening : ":");
					try {
						return method.invoke(this.directory, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
					finally {
						shell(opens ? afterOpening : ":");
					}
				});
	}

	@Test
	void anotherFileThatHasTheNameOnlyWhenItIsOpenedStays() throws IOException {
		FileStat seen = secret();
		WritableDirectory swapped = hooked("mv file away; ln kept file", "rm file; mv away file");
		assertThatExceptionOfType(StaleDirectoryException.class).isThrownBy(() -> new SecureEraser(1, (bytes) -> {
		}).remove(swapped, seen));
		assertThat(this.folder.resolve("kept")).hasContent(KEPT);
		assertThat(this.folder.resolve("file")).hasContent(SECRET);
	}

	@Test
	void anotherNameThatIsThereOnlyWhenItIsOpenedIsSeen() throws IOException {
		FileStat seen = secret();
		WritableDirectory linked = hooked("ln file other", ":");
		assertThatExceptionOfType(SharedFileException.class).isThrownBy(() -> new SecureEraser(1, (bytes) -> {
		}).remove(linked, seen));
		assertThat(this.folder.resolve("other")).hasContent(SECRET);
	}

	@Test
	void aFileThatWasChangedSinceItWasSeenStays() throws IOException {
		FileStat seen = secret();
		WritableDirectory changed = hooked("echo more >> file", ":");
		assertThatExceptionOfType(StaleDirectoryException.class).isThrownBy(() -> new SecureEraser(1, (bytes) -> {
		}).remove(changed, seen));
		assertThat(this.folder.resolve("file")).hasContent(SECRET + "more\n");
	}

	@Test
	void aNameThatIsGivenWhileItIsOverwrittenEndsThat() throws IOException {
		FileStat seen = secret();
		SecureEraser eraser = new SecureEraser(1, (bytes) -> shell("[ -e other ] || ln file other"));
		assertThatExceptionOfType(SharedFileException.class).isThrownBy(() -> eraser.remove(this.directory, seen))
			.withMessageContaining("while it was overwritten");
		assertThat(Files.size(this.folder.resolve("other"))).isEqualTo(SECRET.length());
		assertThat(Files.readString(this.folder.resolve("other"), StandardCharsets.ISO_8859_1)).endsWith("SSSS");
	}

	@Test
	void moreNamesThanAreToGoAreTooMany() throws IOException {
		secret();
		shell("ln file second; ln file third");
		FileStat seen = this.directory.stat("file");
		assertThatExceptionOfType(SharedFileException.class).isThrownBy(() -> new SecureEraser(1, (bytes) -> {
		}).remove(this.directory, seen, 2));
		assertThat(this.folder.resolve("third")).hasContent(SECRET);
		assertThat(new SecureEraser(1, (bytes) -> {
		}).remove(this.directory, seen, 3)).isTrue();
		assertThat(this.folder.resolve("third")).isEmptyFile();
	}

	@Test
	void whatHasTakenTheNameOfTheOverwrittenFileIsNotRemoved() throws IOException {
		FileStat seen = secret();
		SecureEraser eraser = new SecureEraser(1, (bytes) -> shell("[ -e away ] || { mv file away; mv kept file; }"));
		assertThatExceptionOfType(StaleDirectoryException.class).isThrownBy(() -> eraser.remove(this.directory, seen));
		assertThat(this.folder.resolve("file")).hasContent(KEPT);
		assertThat(this.folder.resolve("away")).isEmptyFile();
	}

	@Test
	void aPipeInItsPlaceHoldsNobodyUp() throws IOException {
		FileStat seen = secret();
		WritableDirectory piped = hooked("rm file; mkfifo file", ":");
		assertThatExceptionOfType(StaleDirectoryException.class).isThrownBy(() -> new SecureEraser(1, (bytes) -> {
		}).remove(piped, seen));
		assertThat(Files.exists(this.folder.resolve("file"))).isTrue();
	}

	/** The attacker may do what he likes in his folder, and is as fast as he can. */
	@Tag("root")
	@Test
	void aRealUserWhoSwapsNamesLosesNoFileThatWasNotToGo() throws Exception {
		Path own = this.folder.resolve("own");
		shell("mkdir own; chown " + Shell.OTHER + ":" + Shell.OTHER + " own 2>/dev/null || :");
		Shell.runAsOther(own, "printf kept > kept; printf secret > file");
		CompletableFuture<Void> attacker = CompletableFuture.runAsync(() -> Shell.runAsOther(own, """
				exec perl -e '
				until (-e "../stop") {
				  unless (-e "file") { open(F, ">", "file"); print F "secret"; close(F) }
				  for ($i = rand(800); $i > 0; $i--) {}
				  rename("file", "away") and link("kept", "file") or next;
				  for ($i = rand(800); $i > 0; $i--) {}
				  unlink("file") and rename("away", "file");
				}'"""));
		try (WritableDirectory attacked = new LocalBackend().open(LocalPaths.encode(own))) {
			long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2500);
			while (System.nanoTime() - end < 0) {
				erase(attacked, attacked.find("file"));
				assertThat(own.resolve("kept")).hasContent("kept");
			}
		}
		finally {
			shell(": > stop");
			attacker.get(1, TimeUnit.MINUTES);
		}
		assertThat(own.resolve("kept")).hasContent("kept");
	}

	private static void erase(WritableDirectory attacked, @Nullable FileStat seen) {
		if (seen == null || seen.stat().links() != 1 || seen.stat().size() != 6) {
			return;
		}
		try {
			new SecureEraser(1, (bytes) -> {
			}).remove(attacked, seen);
		}
		catch (IOException ex) {
			// it was another file by then
		}
	}

}
