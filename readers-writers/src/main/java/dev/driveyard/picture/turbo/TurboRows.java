package dev.driveyard.picture.turbo;

import com.sun.jna.Memory;
import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.PixelRows;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a picture in the library's memory, until it is closed.
 */
public final class TurboRows implements PixelRows {

	private final Memory memory;

	private final int width;

	private final int height;

	private final PixelLayout layout;

	private final @Nullable String warning;

	TurboRows(Memory memory, int width, int height, PixelLayout layout, @Nullable String warning) {
		this.memory = memory;
		this.width = width;
		this.height = height;
		this.layout = layout;
		this.warning = warning;
	}

	/** What the decoder complained of; null if nothing. */
	public @Nullable String warning() {
		return this.warning;
	}

	@Override
	public int width() {
		return this.width;
	}

	@Override
	public int height() {
		return this.height;
	}

	@Override
	public PixelLayout layout() {
		return this.layout;
	}

	@Override
	public void read(int y, int[] into) {
		this.memory.read(4L * y * this.width, into, 0, this.width);
		if (this.layout == PixelLayout.CMYK) {
			// cyan is the first in memory, so the lowest byte
			for (int x = 0; x < this.width; x++) {
				int value = into[x];
				into[x] = (value & 0xFF00FF00) | ((value & 0xFF) << 16) | ((value >> 16) & 0xFF);
			}
		}
	}

	@Override
	public void close() {
		this.memory.close();
	}

}
