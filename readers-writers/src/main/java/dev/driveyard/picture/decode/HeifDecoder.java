package dev.driveyard.picture.decode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.driveyard.content.metadata.MetadataExtractor;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.video.Boxes;
import dev.driveyard.picture.film.Film;
import dev.driveyard.picture.scale.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * HEIC, AVIF, JPEG XL and JPEG 2000, by ffmpeg.
 */
final class HeifDecoder {

	private static final long MEMORY = 128L << 20;

	private static final int LONGEST_PROFILE = 8 << 20;

	private HeifDecoder() {
	}

	static Decoded decode(Content content, Wanted wanted) throws IOException {
		wanted.room().ask(MEMORY);
		// before anybody else reads the file
		byte[] profile = profile(content);
		int orientation = orientation(content, wanted);
		Film film = Film.open(content);
		if (!film.isTiled()) {
			try (film) {
				return whole(film, wanted, profile);
			}
		}
		try {
			wanted.check(film.width(), film.height());
		}
		catch (IOException ex) {
			film.close();
			throw ex;
		}
		// the rows close it
		return new Decoded(film.tiles(), film.width(), film.height(), 1, orientation, profile);
	}

	private static Decoded whole(Film film, Wanted wanted, byte @Nullable [] profile) throws IOException {
		int width = film.width();
		int height = film.height();
		wanted.check(width, height);
		Pixels picture = film.picture(wanted.longEdge());
		boolean turned = (width > height) != (picture.width() > picture.height())
				&& picture.width() != picture.height();
		int seenWidth = turned ? height : width;
		int seenHeight = turned ? width : height;
		return new Decoded(picture, seenWidth, seenHeight, (double) seenWidth / picture.width(), 1, profile);
	}

	/** As its EXIF has it, which is as its boxes have it where cameras write them. */
	private static int orientation(Content content, Wanted wanted) {
		Integer orientation = (new MetadataExtractor(wanted.nativeBytes()).read("image/heic",
				content) instanceof Found found) ? found.metadata().orientation() : null;
		return (orientation != null) ? orientation : 1;
	}

	/** The ICC profile among the properties of its pictures. */
	private static byte @Nullable [] profile(Content content) throws IOException {
		List<byte[]> found = new ArrayList<>();
		profiles(content, 0, content.size(), found);
		return found.isEmpty() ? null : found.get(0);
	}

	private static void profiles(Content content, long from, long to, List<byte[]> found) throws IOException {
		Boxes.walk(content, from, to, (box) -> {
			if (box.is("meta")) {
				profiles(content, box.from() + 4, box.to(), found);
			}
			else if (box.is("iprp") || box.is("ipco")) {
				profiles(content, box.from(), box.to(), found);
			}
			else if (box.is("colr") && box.to() - box.from() > 4 && box.to() - box.from() < LONGEST_PROFILE) {
				byte[] colours = content.bytes(box.from(), (int) (box.to() - box.from()));
				if (new String(colours, 0, 4, StandardCharsets.ISO_8859_1).matches("prof|rICC")) {
					found.add(Arrays.copyOfRange(colours, 4, colours.length));
				}
			}
		});
	}

}
