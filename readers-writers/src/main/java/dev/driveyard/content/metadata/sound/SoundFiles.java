package dev.driveyard.content.metadata.sound;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * FLAC, WAV and AIFF: a header, and texts in chunks beside it.
 */
public final class SoundFiles {

	private static final int MOST_CHUNKS = 1000;

	private SoundFiles() {
	}

	public static void flac(Content content, MetadataDraft draft) throws IOException {
		Cursor at = Cursor.bigEndian(content, Mp3File.tagLength(content));
		if (!at.name().equals("fLaC")) {
			throw new IOException("no FLAC header");
		}
		draft.audioCodec = "FLAC";
		for (int blocks = 0; blocks < MOST_CHUNKS; blocks++) {
			int type = at.u8();
			int length = at.u24();
			long next = at.position + length;
			if ((type & 0x7F) == 0) {
				streamInfo(at, draft);
			}
			else if ((type & 0x7F) == 4) {
				VorbisComments.read(content.upTo(at.position, Math.min(length, 1 << 20)), 0, draft);
			}
			if (type > 0x7F) {
				break;
			}
			at.position = next;
		}
		draft.bitRateOf(content.size());
	}

	private static void streamInfo(Cursor at, MetadataDraft draft) throws IOException {
		long packed = at.skip(10).s64();
		int rate = (int) (packed >>> 44);
		draft.sampleRate = rate;
		draft.channels = (int) ((packed >>> 41) & 7) + 1;
		if (rate > 0) {
			draft.duration((double) (packed & 0xF_FFFF_FFFFL) / rate);
		}
	}

	public static void wav(Content content, MetadataDraft draft) throws IOException {
		Cursor at = Cursor.littleEndian(content, 0);
		String form = at.name();
		at.skip(4);
		if (!form.matches("RIFF|RF64|BW64") || !at.name().equals("WAVE")) {
			throw new IOException("no WAV header");
		}
		long bytesPerSecond = 0;
		for (int chunks = 0; chunks < MOST_CHUNKS && at.has(8); chunks++) {
			String name = at.name();
			long length = at.u32();
			long next = at.position + length + (length & 1);
			if (name.equals("fmt ")) {
				draft.audioCodec = codec(at.u16());
				draft.channels = at.u16();
				draft.sampleRate = (int) at.u32();
				bytesPerSecond = at.u32();
			}
			else if (name.equals("data") && bytesPerSecond > 0) {
				draft.duration((double) Math.min(length, content.size() - at.position) / bytesPerSecond);
				draft.bitRate = bytesPerSecond * 8;
			}
			else if (name.equals("LIST") && at.name().equals("INFO")) {
				texts(at, Math.min(next, content.size()), draft);
			}
			at.position = next;
		}
		if (draft.channels == null) {
			throw new EOFException("it ends before its format");
		}
	}

	/** The texts of a RIFF file. */
	public static void texts(Cursor at, long end, MetadataDraft draft) throws IOException {
		while (at.position + 8 <= end) {
			String name = at.name();
			long length = at.u32();
			String text = at.text(Math.min(length, end - at.position), StandardCharsets.UTF_8);
			switch (name) {
				case "INAM" -> draft.title = text;
				case "IART" -> draft.author = text;
				case "IPRD" -> draft.album = text;
				case "ISFT" -> draft.producer = text;
				default -> {
				}
			}
			at.skip(length & 1);
		}
	}

	/** The codecs of WAV, AVI and ASF. */
	public static String codec(int format) {
		return switch (format) {
			case 1, 0xFFFE -> "PCM";
			case 2 -> "ADPCM";
			case 3 -> "PCM float";
			case 6 -> "A-law";
			case 7 -> "mu-law";
			case 0x55 -> "MP3";
			case 0xFF -> "AAC";
			case 0x160, 0x161, 0x162, 0x163 -> "WMA";
			case 0x2000 -> "AC-3";
			default -> "0x" + Integer.toHexString(format);
		};
	}

	public static void aiff(Content content, MetadataDraft draft) throws IOException {
		Cursor at = Cursor.bigEndian(content, 0);
		boolean form = at.name().equals("FORM");
		at.skip(4);
		boolean packed = at.name().equals("AIFC");
		for (int chunks = 0; form && chunks < MOST_CHUNKS && at.has(8); chunks++) {
			String name = at.name();
			long length = at.u32();
			long next = at.position + length + (length & 1);
			if (name.equals("COMM")) {
				draft.channels = at.u16();
				long frames = at.u32();
				double rate = at.skip(2).number(2) == 0 ? 0 : extended(at);
				draft.sampleRate = (int) rate;
				draft.duration((rate > 0) ? frames / rate : 0);
				draft.audioCodec = packed ? at.name() : "PCM";
			}
			else if (name.equals("NAME") || name.equals("AUTH")) {
				String text = at.text(Math.min(length, content.size() - at.position), StandardCharsets.ISO_8859_1);
				draft.title = name.equals("NAME") ? text : draft.title;
				draft.author = name.equals("AUTH") ? text : draft.author;
			}
			at.position = next;
		}
		if (draft.channels == null) {
			throw new IOException("no AIFF header");
		}
		draft.bitRateOf(content.size());
	}

	/** An 80-bit float, of which the cursor has passed the exponent. */
	private static double extended(Cursor at) throws IOException {
		int exponent = (int) Cursor.bigEndian(at.content(), at.position - 2).number(2) & 0x7FFF;
		long mantissa = at.s64();
		return (mantissa >>> 1) * Math.pow(2, exponent - 16383 - 62);
	}

}
