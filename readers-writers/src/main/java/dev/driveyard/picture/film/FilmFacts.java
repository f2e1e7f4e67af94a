package dev.driveyard.picture.film;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ffmpeg says of a file.
 *
 * @param seconds how long it is, 0 if that is not known
 * @param width of a picture, as it is stored; 0 if there is none
 * @param height of a picture, as it is stored
 * @param tiles how many tiles a picture is made of, 0 if it is whole
 * @param across how many of them are in a row
 * @param tileHeight how high each of them is
 */
record FilmFacts(double seconds, int width, int height, int tiles, int across, int tileHeight) {

	private static final Pattern DURATION = Pattern.compile("Duration: (\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?)");

	private static final Pattern VIDEO = Pattern
		.compile("Stream #.*: Video: (?!.*attached pic).*?, (\\d{1,6})x(\\d{1,6})");

	private static final Pattern GRID = Pattern.compile("Tile Grid: .*?, (\\d{1,6})x(\\d{1,6})");

	private static final Pattern TILE = Pattern.compile("Video: .*?, (\\d{1,6})x(\\d{1,6}).*\\(dependent\\)");

	static FilmFacts of(String said) {
		Matcher duration = DURATION.matcher(said);
		double seconds = duration.find() ? Integer.parseInt(duration.group(1)) * 3600
				+ Integer.parseInt(duration.group(2)) * 60 + Double.parseDouble(duration.group(3)) : 0;
		Matcher grid = GRID.matcher(said);
		if (grid.find()) {
			int tiles = (int) TILE.matcher(said).results().count();
			Matcher tile = TILE.matcher(said);
			int width = Integer.parseInt(grid.group(1));
			int height = Integer.parseInt(grid.group(2));
			if (tile.find()) {
				int across = ceil(width, Integer.parseInt(tile.group(1)));
				int down = ceil(height, Integer.parseInt(tile.group(2)));
				return new FilmFacts(seconds, width, height, (across * down <= tiles) ? across * down : 0, across,
						Integer.parseInt(tile.group(2)));
			}
		}
		Matcher video = VIDEO.matcher(said);
		return video.find()
				? new FilmFacts(seconds, Integer.parseInt(video.group(1)), Integer.parseInt(video.group(2)), 0, 0, 0)
				: new FilmFacts(seconds, 0, 0, 0, 0, 0);
	}

	private static int ceil(int length, int part) {
		return (length + Math.max(1, part) - 1) / Math.max(1, part);
	}

}
