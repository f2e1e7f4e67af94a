package dev.driveyard.picture;

import java.util.List;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import org.jspecify.annotations.Nullable;

/**
 * What came of rendering a medium. Whatever the file does, it is one of these.
 */
public sealed interface RenderOutcome {

	/**
	 * It was rendered.
	 *
	 * @param pictures in the order of the variants; without strips if it is no film, or
	 * where only its frames could be had
	 * @param width of the original as it is seen, upright
	 * @param height of the original as it is seen, upright
	 * @param placeholder a ThumbHash, at most 25 bytes
	 * @param similarity a perceptual hash; null if the picture is flat, so that it says
	 * nothing
	 * @param sketch by which it is compared with those of which the hash is near; null if
	 * it is flat
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Rendered(List<RenderedPicture> pictures, int width, int height, byte[] placeholder,
			@Nullable Long similarity, byte @Nullable [] sketch) implements RenderOutcome {

		public Rendered {
			pictures = List.copyOf(pictures);
		}

	}

	/**
	 * It could not be rendered.
	 *
	 * @param reason what is wrong
	 * @param message why, in short, for people
	 */
	record Failed(UnrenderedReason reason, String message) implements RenderOutcome {
	}

}
