package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A folder to copy from and one to copy to, both open.
 */
abstract class CopyFixture {

	/** When the files of a test were modified, long before it runs. */
	protected static final Instant THEN = Instant.parse("2021-03-04T05:06:07.123456789Z");

	protected Path root;

	protected HookedDirectory from;

	protected HookedDirectory to;

	@BeforeEach
	void enter(@TempDir Path folder) throws IOException {
		this.root = folder;
		this.from = open(Files.createDirectory(folder.resolve("from")));
		this.to = open(Files.createDirectory(folder.resolve("to")));
	}

	@AfterEach
	void leave() throws IOException {
		this.from.close();
		this.to.close();
	}

	protected static HookedDirectory open(Path folder) throws IOException {
		return new HookedDirectory(new LocalBackend().open(LocalPaths.encode(folder)));
	}

	protected final Path source(String name) {
		return LocalPaths.toPath(LocalPaths.encode(this.root) + "/from/" + name);
	}

	protected final Path target(String name) {
		return LocalPaths.toPath(LocalPaths.encode(this.root) + "/to/" + name);
	}

	/** A source with so many random bytes, the same each time. */
	protected final byte[] put(String name, int size) throws IOException {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		write(source(name), bytes);
		return bytes;
	}

	protected static void write(Path file, byte[] bytes) throws IOException {
		Files.write(file, bytes);
		Files.setLastModifiedTime(file, FileTime.from(THEN));
	}

	protected final FileCopy copy(String name) {
		return FileCopy.of(this.from, name, this.to, "token-1");
	}

	protected static CopyOutcome run(CopyOptions options, FileCopy copy) {
		return new FileCopier(options, CopyHooks.NONE).copy(copy);
	}

	/** The outcome, which has to be of this kind. */
	protected static <T extends CopyOutcome> T expect(Class<T> type, CopyOutcome outcome) {
		assertThat(outcome).isInstanceOf(type);
		return type.cast(outcome);
	}

	/** The names in the target's folder, temporary ones too. */
	protected final String[] targets() {
		String[] names = this.root.resolve("to").toFile().list();
		Arrays.sort(names);
		return names;
	}

}
