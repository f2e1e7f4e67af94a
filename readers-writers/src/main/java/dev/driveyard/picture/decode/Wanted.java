package dev.driveyard.picture.decode;

import java.io.IOException;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.child.MemoryRequest;
import dev.driveyard.picture.UnrenderableException;

/**
 * What is wanted of a decoder, and what it may use for it.
 *
 * @param longEdge of the largest picture that is made of it
 * @param pixels the most that the original may have
 * @param heapBytes what may be used of the heap
 * @param nativeBytes what libraries may use besides
 * @param room asks for much memory
 */
public record Wanted(int longEdge, long pixels, long heapBytes, long nativeBytes, MemoryRequest room) {

	/** What each child has for itself. */
	private static final long SMALL = 24L << 20;

	/** Looks at the size of a picture, before it is decoded. */
	void check(int width, int height) throws IOException {
		if (width <= 0 || height <= 0) {
			throw new UnrenderableException(UnrenderedReason.MALFORMED, "it is " + width + " x " + height + " pixels");
		}
		if ((long) width * height > this.pixels) {
			throw new UnrenderableException(UnrenderedReason.TOO_LARGE,
					"it has " + width + " x " + height + " pixels, at most " + this.pixels + " are allowed");
		}
	}

	/** Looks at, and waits for, the memory that decoding takes. */
	void require(long heap, long libraries) throws IOException {
		if (heap > this.heapBytes || libraries > this.nativeBytes) {
			long allowed = (heap > this.heapBytes) ? this.heapBytes : this.nativeBytes;
			throw new UnrenderableException(UnrenderedReason.TOO_LARGE,
					"decoding it needs " + ((heap + libraries) >> 20) + " MB, " + (allowed >> 20) + " are allowed");
		}
		if (heap + libraries > SMALL) {
			this.room.ask(heap + libraries);
		}
	}

	/** By which whole number a picture can be made smaller so that so much is left. */
	int factor(int width, int height, double left) {
		return Math.max(1, (int) (Math.max(width, height) / (left * this.longEdge)));
	}

}
