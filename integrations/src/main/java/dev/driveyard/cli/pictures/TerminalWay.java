package dev.driveyard.cli.pictures;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;

/**
 * How a terminal shows a picture.
 */
enum TerminalWay {

	/** The graphics protocol of kitty, which others know too. */
	KITTY {
		@Override
		byte[] show(BufferedImage picture, int columns) throws IOException {
			ByteArrayOutputStream png = new ByteArrayOutputStream();
			ImageIO.write(picture, "png", png);
			String text = Base64.getEncoder().encodeToString(png.toByteArray());
			StringBuilder sequence = new StringBuilder(text.length() + 256);
			for (int from = 0; from < text.length(); from += CHUNK) {
				int to = Math.min(text.length(), from + CHUNK);
				sequence.append("\u001b_G")
					.append((from == 0) ? "a=T,f=100," : "")
					.append("m=")
					.append((to < text.length()) ? 1 : 0)
					.append(';')
					.append(text, from, to)
					.append("\u001b\\");
			}
			return sequence.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
		}
	},

	/** Sixel, as DEC's VT340 had it. */
	SIXEL {
		@Override
		byte[] show(BufferedImage picture, int columns) {
			return SixelImage.encode(scaled(picture, Math.min(picture.getWidth(), columns * CELL)));
		}
	},

	/** Half blocks in two colours, each a column wide and half a line high. */
	BLOCKS {
		@Override
		byte[] show(BufferedImage picture, int columns) {
			BufferedImage small = scaled(picture, Math.min(columns, Math.min(80, picture.getWidth())));
			StringBuilder lines = new StringBuilder();
			for (int y = 0; y < small.getHeight(); y += 2) {
				for (int x = 0; x < small.getWidth(); x++) {
					int below = (y + 1 < small.getHeight()) ? small.getRGB(x, y + 1) : 0;
					lines.append("\u001b[38;2;")
						.append(colour(small.getRGB(x, y)))
						.append(";48;2;")
						.append(colour(below))
						.append("m\u2580");
				}
				lines.append("\u001b[0m\n");
			}
			return lines.toString().getBytes(StandardCharsets.UTF_8);
		}
	};

	private static final int CHUNK = 4096;

	/** Pixels in a column, about. */
	private static final int CELL = 9;

	/**
	 * The way that is asked for, or that the terminal is known for.
	 * @param asked null for the terminal's
	 */
	static TerminalWay of(@Nullable String asked, Map<String, String> environment) {
		if (asked != null) {
			try {
				return valueOf(asked.toUpperCase(Locale.ROOT));
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalArgumentException("--as is kitty, sixel or blocks, not '" + asked + "'", ex);
			}
		}
		String term = environment.getOrDefault("TERM", "");
		String program = environment.getOrDefault("TERM_PROGRAM", "");
		if (term.contains("kitty") || term.contains("ghostty") || environment.containsKey("KITTY_WINDOW_ID")
				|| program.equals("WezTerm") || program.equals("ghostty")) {
			return KITTY;
		}
		return (term.contains("sixel") || term.startsWith("foot") || term.startsWith("mlterm")) ? SIXEL : BLOCKS;
	}

	/** What a terminal of so many columns is sent to show a picture. */
	abstract byte[] show(BufferedImage picture, int columns) throws IOException;

	/** On black, since a terminal has no transparency. */
	private static BufferedImage scaled(BufferedImage picture, int width) {
		int height = Math.max(1, Math.round(picture.getHeight() * (width / (float) picture.getWidth())));
		BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = scaled.createGraphics();
		graphics.drawImage(picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
		graphics.dispose();
		return scaled;
	}

	private static String colour(int rgb) {
		return (rgb >> 16 & 255) + ";" + (rgb >> 8 & 255) + ";" + (rgb & 255);
	}

}
