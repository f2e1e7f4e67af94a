package dev.driveyard.picture;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RenderVersionTests {

	@Test
	void anotherProgramIsAnotherVersion() {
		assertThat(Set.of(RenderVersion.of(true, true, "ffmpeg version 5.1.9"),
				RenderVersion.of(true, true, "ffmpeg version 7.1.1"), RenderVersion.of(true, false, ""),
				RenderVersion.of(false, false, "")))
			.hasSize(4)
			.allMatch((version) -> version > 0);
		assertThat(RenderVersion.current()).isEqualTo(RenderVersion.current());
	}

}
