package dev.driveyard.picture.film;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FfmpegTests {

	@Test
	void eachFileIsReadWithinBounds() {
		List<String> command = new Ffmpeg(Path.of("ffmpeg"))
			.command(List.of("-ss", "1", "-i", "a", "-ss", "2", "-i", "b"));
		assertThat(command.stream().filter("-i"::equals)).hasSize(2);
		for (String file : List.of("a", "b")) {
			int at = command.indexOf(file);
			List<String> before = command.subList(at - 7, at - 1);
			assertThat(before).containsSequence("-protocol_whitelist", "http,tcp").containsSequence("-threads", "1");
			List<String> formats = List.of(before.get(before.indexOf("-format_whitelist") + 1).split(","));
			assertThat(formats).contains("mov", "matroska")
				.doesNotContain("hls", "dash", "concat", "sdp", "rtsp", "imf", "image2", "lavfi");
		}
	}

}
