package dev.driveyard.picture.film;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.picture.UnrenderableException;
import dev.driveyard.picture.scale.HighRange;
import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.PixelRows;
import dev.driveyard.picture.scale.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * A film, or a picture that is coded as films are.
 */
public final class Film implements AutoCloseable {

	/** The property that says where the program is. */
	public static final String PROGRAM = "driveyard.ffmpeg";

	/** Stills in a row, and rows, of a strip. */
	public static final int STRIP = 5;

	/** Where a still may be taken, the best place first. */
	private static final double[] PLACES = { 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 0 };

	private final Ffmpeg ffmpeg;

	private final ContentServer server;

	private final FilmFacts facts;

	private Film(Ffmpeg ffmpeg, ContentServer server, FilmFacts facts) {
		this.ffmpeg = ffmpeg;
		this.server = server;
		this.facts = facts;
	}

	/**
	 * Opens one.
	 * @throws UnrenderableException if there is nothing to see, or no program that sees
	 * it
	 */
	public static Film open(Content content) throws IOException {
		String program = System.getProperty(PROGRAM, "");
		if (program.isEmpty()) {
			throw new UnrenderableException(UnrenderedReason.UNSUPPORTED, "ffmpeg, which decodes it, is not there");
		}
		ContentServer server = new ContentServer(content);
		try {
			if (!server.isReached()) {
				throw new UnrenderableException(UnrenderedReason.UNSUPPORTED,
						"ffmpeg can't read it in this kind of containment, which cuts off the network of its own machine");
			}
			Ffmpeg ffmpeg = new Ffmpeg(Path.of(program));
			String said = ffmpeg.describe(server.url());
			FilmFacts facts = FilmFacts.of(said);
			if (facts.width() == 0) {
				throw nothing(said);
			}
			return new Film(ffmpeg, server, facts);
		}
		catch (IOException | RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	private static UnrenderableException nothing(String said) {
		String text = said.toLowerCase(Locale.ROOT);
		if (text.contains("moov atom not found") || text.contains("end of file") || text.contains("truncat")) {
			return new UnrenderableException(UnrenderedReason.TRUNCATED, "it is cut off");
		}
		if (text.contains("error while loading shared libraries")) {
			return new UnrenderableException(UnrenderedReason.UNSUPPORTED,
					"ffmpeg, which decodes it, lacks a library here");
		}
		return text.contains("stream #") || text.contains("duration:")
				? new UnrenderableException(UnrenderedReason.NO_PICTURE, "it has no pictures")
				: new UnrenderableException(UnrenderedReason.MALFORMED, "ffmpeg knows no film in it");
	}

	/** Of a picture, as it is stored. */
	public int width() {
		return this.facts.width();
	}

	/** Of a picture, as it is stored. */
	public int height() {
		return this.facts.height();
	}

	/** Whether the program leaves it to others to turn the picture. */
	public boolean isTiled() {
		return this.facts.tiles() > 1;
	}

	/** A picture that stands still and is whole, upright. */
	public Pixels picture(int longEdge) throws IOException {
		return decoded(List.of("-i", this.server.url(), "-vf", smaller(longEdge)));
	}

	private Pixels decoded(List<String> arguments) throws IOException {
		Pixels picture = pictureOrNull(arguments);
		if (picture == null) {
			throw new UnrenderableException(UnrenderedReason.MALFORMED, "ffmpeg can't decode it");
		}
		return picture;
	}

	/** As a usual screen shows it; null if there is none. */
	private @Nullable Pixels pictureOrNull(List<String> arguments) throws IOException {
		Pixels picture = this.ffmpeg.picture(arguments);
		HighRange range = this.facts.range();
		if (picture != null && range != null) {
			range.toScreen(picture.values());
		}
		return picture;
	}

	/** A picture of tiles, not turned. */
	public PixelRows tiles() {
		return new TileRows(this, this.facts.tileHeight());
	}

	/** A row of tiles beside each other. */
	Pixels tiles(int row) throws IOException {
		StringBuilder filter = new StringBuilder();
		int across = this.facts.across();
		for (int i = 0; i < across; i++) {
			filter.append("[0:").append(row * across + i).append(']');
		}
		filter.append("concat=n=" + across + ":v=1:a=0,tile=" + across + "x1");
		return decoded(List.of("-i", this.server.url(), "-filter_complex", filter.toString()));
	}

	private static String smaller(int longEdge) {
		return "scale=trunc(iw*sar/2)*2:ih,scale='min(iw," + longEdge + ")':'min(ih," + longEdge
				+ ")':force_original_aspect_ratio=decrease:flags=lanczos+accurate_rnd,setsar=1";
	}

	/** The first still from about a tenth of the film on that is not dark. */
	public Pixels still(int longEdge) throws IOException {
		Pixels best = null;
		double most = -1;
		for (double place : PLACES) {
			Pixels still = still(place * this.facts.seconds(), longEdge);
			double seen = (still != null) ? Brightness.of(still) : -1;
			if (seen > most) {
				most = seen;
				best = still;
			}
			if (seen >= Brightness.ENOUGH || this.facts.seconds() == 0) {
				break;
			}
		}
		if (best == null) {
			throw new UnrenderableException(UnrenderedReason.MALFORMED, "ffmpeg can't decode it");
		}
		return best;
	}

	private @Nullable Pixels still(double seconds, int longEdge) throws IOException {
		return pictureOrNull(
				List.of("-ss", seconds(seconds), "-i", this.server.url(), "-map", "0:V:0", "-vf", smaller(longEdge)));
	}

	/**
	 * Stills from all over the film, in order: a row at a time, as a program does not
	 * start fast.
	 */
	public Pixels strip(int longEdge) throws IOException {
		List<Pixels> rows = new ArrayList<>();
		for (int i = 0; i < STRIP; i++) {
			Pixels row = pictureOrNull(row(i, longEdge));
			if (row != null && (rows.isEmpty() || row.width() == rows.get(0).width())) {
				rows.add(row);
			}
		}
		if (rows.isEmpty()) {
			throw new UnrenderableException(UnrenderedReason.MALFORMED, "ffmpeg can't decode it");
		}
		int width = rows.get(0).width();
		int length = rows.get(0).values().length;
		int[] values = new int[length * STRIP];
		for (int i = 0; i < STRIP; i++) {
			// where one could not be had, the one before it stands
			int[] row = rows.get(Math.min(i, rows.size() - 1)).values();
			System.arraycopy(row, 0, values, i * length, Math.min(length, row.length));
		}
		return new Pixels(width, rows.get(0).height() * STRIP, PixelLayout.RGB, values);
	}

	private List<String> row(int row, int longEdge) {
		List<String> arguments = new ArrayList<>();
		StringBuilder filter = new StringBuilder();
		StringBuilder all = new StringBuilder();
		for (int i = 0; i < STRIP; i++) {
			double place = (row * STRIP + i + 0.5) / (STRIP * STRIP);
			double at = Math.min(this.facts.last(), place * this.facts.seconds());
			arguments.addAll(List.of("-ss", seconds(at), "-i", this.server.url()));
			filter.append("[" + i + ":V:0]trim=end_frame=1,setpts=PTS-STARTPTS," + smaller(longEdge) + "[s" + i + "];");
			all.append("[s" + i + "]");
		}
		filter.append(all).append("concat=n=" + STRIP + ":v=1:a=0,tile=" + STRIP + "x1");
		arguments.addAll(List.of("-filter_complex", filter.toString()));
		return arguments;
	}

	private static String seconds(double seconds) {
		return String.format(Locale.ROOT, "%.3f", seconds);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
