package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.storage.writing.OtherFileSystemException;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A rename to another file system fails in its own way, whichever call makes it.
 */
class OtherFileSystemTests {

	private Path other;

	private WritableDirectory here;

	private WritableDirectory there;

	@BeforeEach
	void open(@TempDir Path folder) throws IOException {
		this.other = TestMount.otherFileSystem(folder);
		Files.writeString(folder.resolve("file"), "text");
		Files.createDirectories(folder.resolve("folder/below"));
		this.here = new LocalBackend().open(LocalPaths.encode(folder));
		this.there = new LocalBackend().open(LocalPaths.encode(this.other));
	}

	@AfterEach
	void close() throws IOException {
		if (this.here != null) {
			this.here.close();
			this.there.close();
			Shell.run(this.other, "rm -rf \"$1\"", this.other.toString());
		}
	}

	@Test
	void aRenameSaysThatTheTargetIsElsewhere() throws IOException {
		for (String name : new String[] { "file", "folder" }) {
			assertThatExceptionOfType(OtherFileSystemException.class)
				.isThrownBy(() -> this.here.rename(name, this.there, "new"));
			assertThatExceptionOfType(OtherFileSystemException.class)
				.isThrownBy(() -> this.here.renameNew(name, this.there, "new"));
			assertThat(this.here.find(name)).isNotNull();
		}
		assertThat(this.there.list().stats()).isEmpty();
		assertThat(this.here.canRenameTo(this.there)).isFalse();
		try (WritableDirectory below = this.here.openDirectory("folder")) {
			assertThat(this.here.canRenameTo(below)).isTrue();
		}
	}

	@Test
	void theJdksCallsSayTheSame() throws IOException {
		PortableWrites portable = new PortableWrites(((LocalDirectory) this.here).givenPath(),
				((LocalDirectory) this.here).stream());
		try (LocalDirectory directory = new LocalDirectory(((LocalDirectory) this.here).givenPath(),
				((LocalDirectory) this.here).stream(), portable)) {
			assertThatExceptionOfType(OtherFileSystemException.class)
				.isThrownBy(() -> directory.renameNew("file", this.there, "new"));
		}
	}

}
