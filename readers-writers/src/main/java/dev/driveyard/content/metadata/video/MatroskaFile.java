package dev.driveyard.content.metadata.video;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * Matroska and WebM (RFC 9559): what stands before the first cluster, or after the
 * clusters where their size is known.
 */
public final class MatroskaFile {

	private static final long EBML = 0x1A45DFA3L;

	private static final long SEGMENT = 0x18538067L;

	private static final long INFO = 0x1549A966L;

	private static final long TRACKS = 0x1654AE6BL;

	private static final int MOST = 20_000;

	private static final int DEEPEST = 12;

	/** Seconds from 1970 to 2001, where Matroska's time begins. */
	private static final long EPOCH = 978_307_200L;

	private final MetadataDraft draft;

	private int seen;

	private int depth;

	private boolean info;

	private boolean tracks;

	private double scale = 1_000_000;

	private double duration;

	private long trackType;

	private String codec = "";

	private String language = "";

	private double frameNanos;

	private MatroskaFile(MetadataDraft draft) {
		this.draft = draft;
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		MatroskaFile file = new MatroskaFile(draft);
		Cursor at = Cursor.bigEndian(content, 0);
		if (id(at) != EBML) {
			throw new IOException("no Matroska header");
		}
		at.position = 0;
		file.children(at, content.size());
		if (!file.tracks) {
			throw new EOFException("it ends before its tracks");
		}
		draft.duration(file.duration * file.scale / 1e9);
		draft.bitRateOf(content.size());
	}

	private void children(Cursor at, long end) throws IOException {
		while (at.position < end && !(this.info && this.tracks && this.depth <= 1) && this.seen++ < MOST) {
			long id = id(at);
			long size = size(at);
			long from = at.position;
			long to = (size < 0) ? end : Math.min(end, from + size);
			if (to < from) {
				throw new IOException("a length of " + size + " at " + from);
			}
			element(id, at, to);
			at.position = to;
		}
	}

	private void element(long id, Cursor at, long end) throws IOException {
		if (this.depth >= DEEPEST) {
			return;
		}
		this.depth++;
		known(id, at, end);
		this.depth--;
	}

	private void known(long id, Cursor at, long end) throws IOException {
		if (id == SEGMENT || id == 0xE0 || id == 0xE1) {
			children(at, end);
		}
		else if (id == INFO) {
			children(at, end);
			this.info = true;
		}
		else if (id == TRACKS) {
			children(at, end);
			this.tracks = true;
		}
		else if (id == 0xAE) {
			track(at, end);
		}
		else if (end - at.position <= 1 << 16) {
			value(id, at, (int) (end - at.position));
		}
	}

	private void track(Cursor at, long end) throws IOException {
		this.trackType = 0;
		this.codec = "";
		this.language = "";
		this.frameNanos = 0;
		children(at, end);
		if (this.trackType == 1 && this.draft.videoCodec == null) {
			this.draft.videoCodec = this.codec;
			this.draft.frameRate = (this.frameNanos > 0) ? Math.round(1e12 / this.frameNanos) / 1000.0 : null;
		}
		else if (this.trackType == 2 && this.draft.audioCodec == null) {
			this.draft.audioCodec = this.codec;
			this.draft.language = this.language.equals("und") ? null : this.language;
		}
	}

	private void value(long id, Cursor at, int size) throws IOException {
		switch ((int) id) {
			case 0x2AD7B1 -> this.scale = integer(at, size);
			case 0x4489 -> this.duration = real(at, size);
			case 0x4461 -> this.draft.created = Instant.ofEpochSecond(EPOCH + integer(at, size) / 1_000_000_000L);
			case 0x7BA9 -> this.draft.title = at.text(size, StandardCharsets.UTF_8);
			case 0x5741 -> this.draft.producer = at.text(size, StandardCharsets.UTF_8);
			case 0x83 -> this.trackType = integer(at, size);
			case 0x86 -> this.codec = at.text(size, StandardCharsets.US_ASCII);
			case 0x22B59C -> this.language = at.text(size, StandardCharsets.US_ASCII);
			case 0x23E383 -> this.frameNanos = integer(at, size);
			case 0xB0 -> this.draft.width = (this.draft.width != null) ? this.draft.width : small(at, size);
			case 0xBA -> this.draft.height = (this.draft.height != null) ? this.draft.height : small(at, size);
			case 0x9F -> this.draft.channels = (this.draft.channels != null) ? this.draft.channels : small(at, size);
			case 0xB5 -> {
				int rate = (int) real(at, size);
				this.draft.sampleRate = (this.draft.sampleRate != null) ? this.draft.sampleRate : Integer.valueOf(rate);
			}
			default -> {
			}
		}
	}

	private static Integer small(Cursor at, int size) throws IOException {
		return (int) Math.min(Integer.MAX_VALUE, Math.max(0, integer(at, size)));
	}

	private static long integer(Cursor at, int size) throws IOException {
		return at.number(Math.min(size, 8));
	}

	private static double real(Cursor at, int size) throws IOException {
		return switch (size) {
			case 4 -> Float.intBitsToFloat((int) at.number(4));
			case 8 -> Double.longBitsToDouble(at.number(8));
			default -> 0;
		};
	}

	/** The id with its length marker, as specifications write it. */
	static long id(Cursor at) throws IOException {
		long first = at.u8();
		int more = Long.numberOfLeadingZeros(first) - 56;
		return (more > 3) ? -1 : (first << (8 * more)) | at.number(more);
	}

	/** The size, or -1 where it is not known. */
	static long size(Cursor at) throws IOException {
		long first = at.u8();
		int more = Long.numberOfLeadingZeros(first) - 56;
		if (more > 7) {
			throw new IOException("a length that is too long at " + at.position);
		}
		long ones = (1L << (7 * (more + 1))) - 1;
		long value = ((first << (8 * more)) | at.number(more)) & ones;
		return (value == ones) ? -1 : value;
	}

}
