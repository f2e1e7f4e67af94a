package dev.driveyard.picture;

import java.util.List;

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
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Rendered(List<RenderedPicture> pictures, int width, int height, byte[] placeholder,
			@Nullable Long similarity) implements RenderOutcome {

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
	record Failed(Reason reason, String message) implements RenderOutcome {
	}

	/**
	 * Why a medium could not be rendered. The names are stored; they don't change.
	 */
	enum Reason {

		/** A format that can't be read here. */
		UNSUPPORTED,

		/** It is no file of its type, or damaged. */
		MALFORMED,

		/** It is cut off. */
		TRUNCATED,

		/** It wants a password. */
		ENCRYPTED,

		/** It has more pixels, or needs more memory, than is allowed. */
		TOO_LARGE,

		/** It took longer than a file may. */
		TIMED_OUT,

		/** It filled the memory of the process that read it. */
		OUT_OF_MEMORY,

		/** It ended the process that read it. */
		CRASHED,

		/** There is nothing to see: a sound file without a cover, a PDF without pages. */
		NO_PICTURE

	}

}
