package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.driveyard.storage.local.MountTable.Mount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link ErasureAdvice} warns where overwriting is worthless, and only there.
 */
class ErasureAdviceTests {

	@TempDir
	private Path sys;

	private static Mount mount(String fileSystem) {
		return new Mount("/data", "8:1", fileSystem, "/dev/sda1");
	}

	/** As below /sys: a link from the number to a partition, whose disk has the queue. */
	private void disk(String rotational) throws IOException {
		Files.createDirectories(this.sys.resolve("devices/sda/sda1"));
		Files.createDirectories(this.sys.resolve("devices/sda/queue"));
		Files.writeString(this.sys.resolve("devices/sda/queue/rotational"), rotational + "\n");
		Files.createSymbolicLink(this.sys.resolve("8:1"), Path.of("devices/sda/sda1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "btrfs", "xfs", "zfs", "overlay", "tmpfs", "nfs4", "cifs", "fuse.sshfs", "9p" })
	void theFileSystemMakesItWorthless(String type) throws IOException {
		disk("1");
		assertThat(ErasureAdvice.of(mount(type), this.sys)).hasValueSatisfying(
				(text) -> assertThat(text).startsWith("/data is on " + type).contains("does not destroy"));
	}

	@Test
	void aSolidStateDriveMakesItWorthless() throws IOException {
		disk("0");
		assertThat(ErasureAdvice.of(mount("ext4"), this.sys))
			.hasValueSatisfying((text) -> assertThat(text).contains("solid-state drive (/dev/sda1)"));
	}

	@Test
	void aSpinningDiskIsFine() throws IOException {
		disk("1");
		assertThat(ErasureAdvice.of(mount("ext4"), this.sys)).isEmpty();
	}

	@Test
	void aWholeDiskHasItsOwnQueue() throws IOException {
		Files.createDirectories(this.sys.resolve("8:1/queue"));
		Files.writeString(this.sys.resolve("8:1/queue/rotational"), "0\n");
		assertThat(ErasureAdvice.of(mount("ext4"), this.sys)).isNotEmpty();
	}

	@Test
	void anUnknownDeviceIsNotWarnedOf() {
		assertThat(ErasureAdvice.of(mount("ext4"), this.sys)).isEmpty();
	}

}
