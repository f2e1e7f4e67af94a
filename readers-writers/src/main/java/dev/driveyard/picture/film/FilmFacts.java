package dev.driveyard.picture.film;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.picture.scale.HighRange;
import org.jspecify.annotations.Nullable;

/**
 * What ffmpeg says of a file.
 *
 * @param seconds how long it is, 0 if that is not known
 * @param last where its last picture is at the latest, in seconds
 * @param width of a picture, as it is stored; 0 if there is none
 * @param height of a picture, as it is stored
 * @param tiles how many tiles a picture is made of, 0 if it is whole
 * @param across how many of them are in a row
 * @param tileHeight how high each of them is
 * @param range how its colours are coded if they have a high range
 */
record FilmFacts(double seconds, double last, int width, int height, int tiles, int across, int tileHeight,
		@Nullable HighRange range) {

	private static final Pattern DURATION = Pattern.compile("Duration: (\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?)");

	private static final Pattern VIDEO = Pattern
		.compile("Stream #.*: Video: (?!.*attached pic).*?, (\\d{1,6})x(\\d{1,6})");

	private static final Pattern GRID = Pattern.compile("Tile Grid: .*?, (\\d{1,6})x(\\d{1,6})");

	private static final Pattern TILE = Pattern.compile("Video: .*?, (\\d{1,6})x(\\d{1,6}).*\\(dependent\\)");

	private static final Pattern RATE = Pattern
		.compile("Video: .*, (\\d*[1-9]\\d*(?:\\.\\d+)?|0?\\.\\d*[1-9]\\d*) fps");

	private static final double USUAL_RATE = 25;

	/**
	 * Between brackets the format of its pixels is followed by matrix, primaries and
	 * transfer.
	 */
	private static final Pattern COLOURS = Pattern
		.compile("Stream #.*: Video: (?!.*attached pic).*?\\([^()]*?/[^()/]*/([^(),/ ]+)[^()]*\\)");

	static FilmFacts of(String said) {
		Matcher duration = DURATION.matcher(said);
		double seconds = duration.find() ? Integer.parseInt(duration.group(1)) * 3600
				+ Integer.parseInt(duration.group(2)) * 60 + Double.parseDouble(duration.group(3)) : 0;
		Matcher rate = RATE.matcher(said);
		double last = Math.max(0, seconds - 1.5 / (rate.find() ? Double.parseDouble(rate.group(1)) : USUAL_RATE));
		Matcher grid = GRID.matcher(said);
		if (grid.find()) {
			int tiles = (int) TILE.matcher(said).results().count();
			Matcher tile = TILE.matcher(said);
			int width = Integer.parseInt(grid.group(1));
			int height = Integer.parseInt(grid.group(2));
			if (tile.find()) {
				int across = ceil(width, Integer.parseInt(tile.group(1)));
				int down = ceil(height, Integer.parseInt(tile.group(2)));
				return new FilmFacts(seconds, last, width, height, (across * down <= tiles) ? across * down : 0, across,
						Integer.parseInt(tile.group(2)), range(said));
			}
		}
		Matcher video = VIDEO.matcher(said);
		return video.find() ? new FilmFacts(seconds, last, Integer.parseInt(video.group(1)),
				Integer.parseInt(video.group(2)), 0, 0, 0, range(said))
				: new FilmFacts(seconds, last, 0, 0, 0, 0, 0, null);
	}

	/** By the first picture that is not a cover. */
	private static @Nullable HighRange range(String said) {
		Matcher colours = COLOURS.matcher(said);
		if (!colours.find()) {
			return null;
		}
		return switch (colours.group(1)) {
			case "smpte2084" -> HighRange.PQ;
			case "arib-std-b67" -> HighRange.HLG;
			default -> null;
		};
	}

	private static int ceil(int length, int part) {
		return (length + Math.max(1, part) - 1) / Math.max(1, part);
	}

}
