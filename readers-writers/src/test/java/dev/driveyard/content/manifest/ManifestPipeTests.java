package dev.driveyard.content.manifest;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.driveyard.storage.NotRegularFileException;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalFiles;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What was named as a file and is none is refused at once, by a link too.
 */
class ManifestPipeTests {

	@Test
	void aPipeIsNeitherReadNorWaitedFor(@TempDir Path folder) {
		Shell.run(folder, "mkfifo pipe; ln -s pipe link; ln -s /dev/zero device; echo hello >file; ln -s file good");
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			for (String name : new String[] { "pipe", "link", "device" }) {
				Path path = folder.resolve(name);
				assertThatExceptionOfType(NotRegularFileException.class).as(name)
					.isThrownBy(() -> LocalFiles.openTyped(path).close());
				ManifestCheck check = new ManifestCheck(new LocalBackend(), path, LocalPaths.encode(folder), null, 1);
				assertThatExceptionOfType(NotRegularFileException.class).as(name)
					.isThrownBy(() -> check.run((result) -> {
					}));
			}
			try (FileChannel channel = LocalFiles.openTyped(folder.resolve("good"))) {
				assertThat(channel.size()).isEqualTo(6);
			}
		});
	}

}
