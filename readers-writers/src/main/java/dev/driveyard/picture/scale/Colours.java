package dev.driveyard.picture.scale;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

import org.jspecify.annotations.Nullable;

/**
 * Colours of any profile as sRGB has them.
 */
public final class Colours {

	private static final int STRIP = 64;

	private Colours() {
	}

	/**
	 * Converts them.
	 * @param profile an ICC profile, null if there is none; one that does not fit is
	 * passed over
	 */
	public static Pixels toSrgb(Pixels pixels, byte @Nullable [] profile) {
		ICC_ColorSpace space = (profile != null) ? space(profile) : null;
		boolean inks = pixels.layout() == PixelLayout.CMYK;
		int wanted = inks ? ColorSpace.TYPE_CMYK : ColorSpace.TYPE_RGB;
		if (space != null && space.getType() == wanted) {
			try {
				return convert(pixels, space, inks ? 4 : 3);
			}
			catch (CMMException | IllegalArgumentException ex) {
				// a profile that says nothing is as none
			}
		}
		return inks ? printed(pixels) : pixels;
	}

	private static @Nullable ICC_ColorSpace space(byte[] profile) {
		try {
			return new ICC_ColorSpace(ICC_Profile.getInstance(profile));
		}
		catch (CMMException | IllegalArgumentException ex) {
			return null;
		}
	}

	private static Pixels convert(Pixels pixels, ICC_ColorSpace space, int bands) {
		int[] values = new int[pixels.values().length];
		ColorConvertOp conversion = new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
		int width = pixels.width();
		for (int top = 0; top < pixels.height(); top += STRIP) {
			int rows = Math.min(STRIP, pixels.height() - top);
			WritableRaster from = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, bands, null);
			WritableRaster to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, 3, null);
			byte[] row = new byte[width * rows * bands];
			int first = top * width;
			for (int i = 0; i < width * rows; i++) {
				int value = pixels.values()[first + i];
				row[i * bands] = (byte) (value >> 16);
				row[i * bands + 1] = (byte) (value >> 8);
				row[i * bands + 2] = (byte) value;
				if (bands == 4) {
					row[i * bands + 3] = (byte) (value >> 24);
				}
			}
			from.setDataElements(0, 0, width, rows, row);
			conversion.filter(from, to);
			byte[] seen = (byte[]) to.getDataElements(0, 0, width, rows, null);
			for (int i = 0; i < width * rows; i++) {
				int top8 = (bands == 4) ? 0xFF000000 : pixels.values()[first + i] & 0xFF000000;
				values[first + i] = top8 | ((seen[i * 3] & 0xFF) << 16) | ((seen[i * 3 + 1] & 0xFF) << 8)
						| (seen[i * 3 + 2] & 0xFF);
			}
		}
		return new Pixels(width, pixels.height(), (bands == 4) ? PixelLayout.RGB : pixels.layout(), values);
	}

	/** Inks that nothing is known of. */
	private static Pixels printed(Pixels pixels) {
		int[] values = new int[pixels.values().length];
		for (int i = 0; i < values.length; i++) {
			int value = pixels.values()[i];
			int light = 255 - (value >>> 24);
			values[i] = 0xFF000000 | (left(value >> 16, light) << 16) | (left(value >> 8, light) << 8)
					| left(value, light);
		}
		return new Pixels(pixels.width(), pixels.height(), PixelLayout.RGB, values);
	}

	private static int left(int ink, int light) {
		return ((255 - (ink & 0xFF)) * light + 127) / 255;
	}

}
