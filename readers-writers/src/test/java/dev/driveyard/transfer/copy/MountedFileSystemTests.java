package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.driveyard.content.Blake3;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.local.Shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Copies on file systems that are made for the test, which the super-user can mount.
 */
@Tag("mount")
class MountedFileSystemTests extends CopyFixture {

	private static final CopyOptions STREAM = CopyOptions.DEFAULTS.withMethod(CopyMethod.STREAM);

	private HookedDirectory mounted(String command) throws IOException {
		assumeTrue(ThisUser.isSuper(), "only the super-user can mount");
		Files.createDirectories(this.root.resolve("mnt"));
		Shell.run(this.root, command);
		return open(this.root.resolve("mnt"));
	}

	private void unmount(HookedDirectory target) throws IOException {
		target.close();
		Shell.run(this.root, "umount mnt");
	}

	private FileCopy copyTo(HookedDirectory target, String name) {
		return FileCopy.of(this.from, name, target, "t");
	}

	@ParameterizedTest
	@EnumSource(names = { "AUTO", "STREAM" })
	void aFullDiskIsToldAndTheCopyGoesOnWhenThereIsRoom(CopyMethod method) throws IOException {
		HookedDirectory target = mounted("mount -t tmpfs -o size=3m tmpfs mnt");
		try {
			byte[] bytes = put("file", 2_500_000);
			write(this.root.resolve("mnt/other"), new byte[1_500_000]);
			FileCopier copier = new FileCopier(STREAM.withMethod(method), CopyHooks.NONE);
			CopyOutcome.Pointless full = expect(CopyOutcome.Pointless.class, copier.copy(copyTo(target, "file")));
			assertThat(full.condition()).isEqualTo(CopyOutcome.Condition.NO_SPACE);
			assertThat(this.root.resolve("mnt").toFile().list()).containsExactly("other");
			Files.delete(this.root.resolve("mnt/other"));
			expect(CopyOutcome.Copied.class, copier.copy(copyTo(target, "file").again(null)));
			assertThat(this.root.resolve("mnt/file")).hasBinaryContent(bytes);
		}
		finally {
			unmount(target);
		}
	}

	@Test
	void aTargetThatCanNotBeWrittenIsTold() throws IOException {
		HookedDirectory target = mounted("mount -t tmpfs -o size=1m tmpfs mnt; mount -o remount,ro mnt");
		try {
			put("file", 10);
			assertThat(expect(CopyOutcome.Pointless.class, run(STREAM, copyTo(target, "file"))).condition())
				.isEqualTo(CopyOutcome.Condition.READ_ONLY);
			assertThat(TargetCheck.of(target, "t").refusal()).isEqualTo(SystemError.READ_ONLY);
			assertThat(TargetCheck.of(target, "t").space().readOnly()).isTrue();
			assertThat(TargetCheck.of(target, "t").space().total()).isEqualTo(1024 * 1024);
		}
		finally {
			unmount(target);
		}
	}

	@Test
	void filesAreCopiedFromOneFileSystemToAnother() throws IOException {
		HookedDirectory target = mounted("mount -t tmpfs -o size=32m tmpfs mnt");
		try {
			byte[] bytes = put("file", 9_000_000);
			Shell.run(this.root, "truncate -s 20000000 from/sparse");
			for (CopyOptions options : List.of(CopyOptions.DEFAULTS, CopyOptions.DEFAULTS.withVerify(true), STREAM)) {
				expect(CopyOutcome.Copied.class, run(options, copyTo(target, "file")));
				expect(CopyOutcome.Copied.class, run(options, copyTo(target, "sparse")));
				assertThat(this.root.resolve("mnt/file")).hasBinaryContent(bytes);
				Shell.run(this.root, "test $(stat -c %b mnt/sparse) = 0; rm mnt/*");
			}
			assertThat(expect(CopyOutcome.Failed.class,
					run(CopyOptions.DEFAULTS.withMethod(CopyMethod.REFLINK), copyTo(target, "file")))
				.cause()).isEqualTo(CopyOutcome.Cause.NO_REFLINK);
			assertThat(new LinkCopier(STREAM).linkTo(copyTo(target, "file"), this.from, "file"))
				.isInstanceOf(CopyOutcome.Failed.class);
			assertThat(this.root.resolve("mnt")).isEmptyDirectory();
		}
		finally {
			unmount(target);
		}
	}

	@Test
	void aFileSystemThatCanShareBytesDoes() throws IOException {
		assumeTrue(
				Files.isExecutable(Path.of("/usr/sbin/mkfs.btrfs")) || Files.isExecutable(Path.of("/sbin/mkfs.btrfs")),
				"mkfs.btrfs is installed");
		HookedDirectory target = mounted(
				"truncate -s 128M disk; PATH=$PATH:/usr/sbin:/sbin mkfs.btrfs -q disk;" + " mount -o loop disk mnt");
		try {
			byte[] bytes = put("file", 9_000_000);
			expect(CopyOutcome.Copied.class, run(STREAM, copyTo(target, "file")));
			for (CopyMethod method : List.of(CopyMethod.AUTO, CopyMethod.REFLINK)) {
				FileCopy copy = FileCopy.of(target, "file", target, "t").as(method.name());
				CopyOutcome.Copied copied = expect(CopyOutcome.Copied.class,
						run(CopyOptions.DEFAULTS.withMethod(method).withVerify(true), copy));
				assertThat(copied.how()).isEqualTo(CopyOutcome.How.REFLINK);
				assertThat(copied.hash()).isEqualTo(Blake3.hash(bytes));
				assertThat(this.root.resolve("mnt/" + method)).hasBinaryContent(bytes);
			}
		}
		finally {
			unmount(target);
		}
	}

}
