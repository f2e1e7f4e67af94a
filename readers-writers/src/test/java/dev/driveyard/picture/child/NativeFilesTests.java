package dev.driveyard.picture.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class NativeFilesTests {

	@TempDir
	private Path home;

	@Test
	void ofAProgramInAHomeOnlyItsLibrariesAreSeenBesides() throws IOException {
		for (String name : new String[] { "ffmpeg", "libavcodec.so.61", "secret.txt", "lib.txt" }) {
			Files.createFile(this.home.resolve(name));
		}
		Files.createDirectory(this.home.resolve("library.so"));
		assertThat(NativeFiles.visible(this.home.resolve("ffmpeg")))
			.containsExactlyInAnyOrder(this.home.resolve("ffmpeg"), this.home.resolve("libavcodec.so.61"));
	}

	@Test
	void ofTheSystemsOnlyTheProgramIsSeen() {
		assertThat(NativeFiles.visible(Path.of("/usr/bin/ffmpeg"))).containsExactly(Path.of("/usr/bin/ffmpeg"));
	}

}
