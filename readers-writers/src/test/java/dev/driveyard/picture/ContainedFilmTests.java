package dev.driveyard.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.child.ChildProcess;
import dev.driveyard.content.containment.TestContainments;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.child.NativeFiles;
import dev.driveyard.picture.child.RenderChild;
import dev.driveyard.picture.child.RenderOrder;
import dev.driveyard.picture.child.RenderTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Films where there is no sandbox, but the network is cut off.
 */
@Tag("thorough")
class ContainedFilmTests {

	/** Whichever of them works. */
	private static final List<String> NO_NETWORK = List.of("unshare", "unshare as nobody",
			"unshare with a user namespace");

	@BeforeAll
	static void find() {
		assumeFalse(NativeFiles.ffmpeg().isEmpty(), "ffmpeg is not installed");
	}

	@Test
	void whereTheNetworkIsCutOffFilmsAreUnsupportedAndPicturesAreNot() throws IOException {
		List<String> working = TestContainments.working();
		String way = NO_NETWORK.stream().filter(working::contains).findFirst().orElse(null);
		assumeTrue(way != null, "no network namespace can be had here");
		try (ChildProcess<RenderOutcome> child = new ChildProcess<>(
				new RenderTask(RenderLimits.DEFAULT, RenderChild.class.getName(), new Semaphore(256)),
				TestContainments.only(way))) {
			byte[] film = "\0\0\0\24ftypisom\0\0\0\0isom".getBytes(StandardCharsets.ISO_8859_1);
			assertThat(ask(child, "video/mp4", film)).isInstanceOfSatisfying(Failed.class, (failed) -> {
				assertThat(failed.reason()).isEqualTo(UnrenderedReason.UNSUPPORTED);
				assertThat(failed.message()).contains("containment", "network");
			});
			assertThat(ask(child, "image/avif", film)).isInstanceOfSatisfying(Failed.class,
					(failed) -> assertThat(failed.reason()).isEqualTo(UnrenderedReason.UNSUPPORTED));
			assertThat(ask(child, "image/png", PictureSamples.encode(PictureSamples.photo(30, 20), "png")))
				.isInstanceOf(Rendered.class);
		}
	}

	private static RenderOutcome ask(ChildProcess<RenderOutcome> child, String type, byte[] file) throws IOException {
		return child.ask(new RenderOrder(type, List.of(Renders.frame(20, SidecarFormat.PNG))).text(), file.length,
				Renders.source(file));
	}

}
