package dev.driveyard.picture.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.video.Boxes;
import org.jspecify.annotations.Nullable;

/**
 * The cover of a sound file: the front if it says which, else the first picture.
 */
public final class SoundCovers {

	private static final int FRONT = 3;

	private static final int MOST_PARTS = 1000;

	private final Content content;

	private final List<Found> found = new ArrayList<>();

	private SoundCovers(Content content) {
		this.content = content;
	}

	/** The cover; null if there is none. */
	public static @Nullable EmbeddedPicture find(Content content) throws IOException {
		SoundCovers covers = new SoundCovers(content);
		covers.search();
		return covers.best();
	}

	private void search() throws IOException {
		long at = 0;
		if (starts(0, "ID3")) {
			at = Id3Pictures.read(this.content, 0, this::add);
		}
		if (starts(at, "fLaC")) {
			flac(at + 4);
		}
		else if (starts(at, "OggS")) {
			OggPictures.read(this.content, this::block);
		}
		else if (starts(at, "RIFF") || starts(at, "FORM")) {
			chunks(starts(at, "RIFF"));
		}
		else if (starts(4, "ftyp")) {
			boxes(0, this.content.size(), 0);
		}
	}

	private boolean starts(long at, String text) throws IOException {
		return new String(this.content.upTo(at, text.length()), StandardCharsets.ISO_8859_1).equals(text);
	}

	private void add(int kind, Content picture) {
		this.found.add(new Found(kind, picture));
	}

	private void flac(long from) throws IOException {
		Cursor at = Cursor.bigEndian(this.content, from);
		for (int blocks = 0; blocks < MOST_PARTS && at.has(4); blocks++) {
			int type = at.u8();
			int length = at.u24();
			long next = at.position + length;
			if ((type & 0x7F) == 6) {
				block(this.content.part(at.position, length));
			}
			if (type > 0x7F) {
				return;
			}
			at.position = next;
		}
	}

	/** A picture as FLAC has it, after its kind, type, text and size. */
	private void block(Content block) throws IOException {
		Cursor at = Cursor.bigEndian(block, 0);
		int kind = (int) at.u32();
		at.skip(at.u32());
		at.skip(at.u32()).skip(16);
		long length = at.u32();
		if (at.has(length)) {
			add(kind, block.part(at.position, length));
		}
	}

	/** WAV and AIFF may have a tag as MP3 has it in one of their parts. */
	private void chunks(boolean littleEndian) throws IOException {
		Cursor at = littleEndian ? Cursor.littleEndian(this.content, 12) : Cursor.bigEndian(this.content, 12);
		for (int chunks = 0; chunks < MOST_PARTS && at.has(8); chunks++) {
			String name = at.name();
			long length = at.u32();
			if (name.equalsIgnoreCase("id3 ")) {
				Id3Pictures.read(this.content, at.position, this::add);
			}
			at.position += length + (length & 1);
		}
	}

	private void boxes(long from, long to, int depth) throws IOException {
		Boxes.walk(this.content, from, to, (box) -> {
			if (box.is("moov") || box.is("udta") || box.is("ilst") || box.is("covr")) {
				boxes(box.from(), box.to(), depth + 1);
			}
			else if (box.is("meta")) {
				boxes(box.from() + 4, box.to(), depth + 1);
			}
			else if (box.is("data") && depth > 3 && box.to() - box.from() > 8) {
				add(FRONT, this.content.part(box.from() + 8, box.to() - box.from() - 8));
			}
		});
	}

	private @Nullable EmbeddedPicture best() throws IOException {
		EmbeddedPicture first = null;
		for (Found candidate : this.found) {
			EmbeddedPicture picture = EmbeddedPicture.of(candidate.content);
			if (picture != null && candidate.kind == FRONT) {
				return picture;
			}
			first = (first != null) ? first : picture;
		}
		return first;
	}

	/**
	 * A picture that was found.
	 */
	private record Found(int kind, Content content) {
	}

	/**
	 * What is told of pictures.
	 */
	@FunctionalInterface
	interface Finder {

		void found(int kind, Content picture);

	}

	/**
	 * What is told of pictures as FLAC has them.
	 */
	@FunctionalInterface
	interface BlockFinder {

		void found(Content block) throws IOException;

	}

}
