package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.local.TestMount;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What makes a program run as somebody else is copied only from where the system heeds
 * it.
 */
@Tag("mount")
class PrivilegesTests extends CopyFixture {

	private CopyOutcome.Copied copyFrom(Path folder, String name) throws IOException {
		try (WritableDirectory source = open(folder)) {
			return expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, FileCopy.of(source, name, this.to, "t")));
		}
	}

	private boolean hasCapability(String name) throws IOException {
		try (SourceFile file = this.to.openSource(name)) {
			return file.metadata().attributes().contains("security.capability");
		}
	}

	private int mode(String name) throws IOException {
		return (int) Files.getAttribute(target(name), "unix:mode") & 07777;
	}

	@Test
	void aMediumWhosePrivilegesAreIgnoredGivesNone(@TempDir Path folder) throws IOException {
		try (TestMount mount = TestMount.of(folder, TestMount.Type.TMPFS, "10M")) {
			Shell.run(mount.root(), "echo x > program; chmod 6755 program; cp program able; chmod 755 able;"
					+ " setfattr -n security.capability -v 0x0100000202000000000000000000000000000000 able");
			assertThat(copyFrom(mount.root(), "program").warnings()).isEmpty();
			assertThat(copyFrom(mount.root(), "able").warnings()).isEmpty();
			assertThat(mode("program")).isEqualTo(06755);
			assertThat(hasCapability("able")).isTrue();
			Shell.run(this.root, "rm to/*");
			mount.remount("nosuid");
			assertThat(copyFrom(mount.root(), "program").warnings())
				.containsExactly("set-id bits: the file system of the source is mounted nosuid");
			assertThat(copyFrom(mount.root(), "able").warnings())
				.containsExactly("security.capability: the file system of the source is mounted nosuid");
			assertThat(mode("program")).isEqualTo(0755);
			assertThat(hasCapability("able")).isFalse();
		}
	}

}
