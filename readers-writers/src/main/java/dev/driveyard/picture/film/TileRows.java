package dev.driveyard.picture.film;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.PixelRows;
import dev.driveyard.picture.scale.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a picture that is made of tiles, of which one row is in memory. They close
 * the film.
 */
public final class TileRows implements PixelRows {

	private final Film film;

	private final int tileHeight;

	private @Nullable Pixels tiles;

	private int at = -1;

	TileRows(Film film, int tileHeight) {
		this.film = film;
		this.tileHeight = tileHeight;
	}

	@Override
	public int width() {
		return this.film.width();
	}

	@Override
	public int height() {
		return this.film.height();
	}

	@Override
	public PixelLayout layout() {
		return PixelLayout.RGB;
	}

	@Override
	public void read(int y, int[] into) throws IOException {
		Pixels current = this.tiles;
		if (current == null || y / this.tileHeight != this.at) {
			this.at = y / this.tileHeight;
			current = this.film.tiles(this.at);
			this.tiles = current;
		}
		int row = Math.min(y % this.tileHeight, current.height() - 1);
		System.arraycopy(current.values(), row * current.width(), into, 0, Math.min(into.length, current.width()));
	}

	@Override
	public void close() {
		try {
			this.film.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
