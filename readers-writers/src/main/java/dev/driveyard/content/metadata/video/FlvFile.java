package dev.driveyard.content.metadata.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * Flash video: what its first script tag says.
 */
public final class FlvFile {

	private static final int FIRST_TAGS = 20;

	private static final int MOST_VALUES = 200;

	private FlvFile() {
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		Cursor at = Cursor.bigEndian(content, 0);
		if (!at.text(3, StandardCharsets.US_ASCII).equals("FLV")) {
			throw new IOException("no FLV header");
		}
		at.position = at.skip(2).u32() + 4;
		for (int tags = 0; tags < FIRST_TAGS && at.has(11); tags++) {
			int type = at.u8();
			long next = at.u24() + at.skip(7).position + 4;
			if (type == 18 && at.u8() == 2 && at.text(at.u16(), StandardCharsets.UTF_8).equals("onMetaData")) {
				values(at, draft);
				break;
			}
			at.position = next;
		}
		draft.bitRateOf(content.size());
	}

	/** An array or an object of numbers, truths and texts; at anything else it ends. */
	private static void values(Cursor at, MetadataDraft draft) throws IOException {
		at.skip((at.u8() == 8) ? 4 : 0);
		for (int seen = 0; seen < MOST_VALUES; seen++) {
			String name = at.text(at.u16(), StandardCharsets.UTF_8);
			switch (at.u8()) {
				case 0 -> number(name, Double.longBitsToDouble(at.s64()), draft);
				case 1 -> at.skip(1);
				case 2 -> {
					String text = at.text(at.u16(), StandardCharsets.UTF_8);
					draft.title = name.equals("title") ? text : draft.title;
					draft.producer = name.matches("encoder|metadatacreator") ? text : draft.producer;
				}
				default -> {
					return;
				}
			}
		}
	}

	private static void number(String name, double value, MetadataDraft draft) {
		switch (name) {
			case "duration" -> draft.duration(value);
			case "width" -> draft.width = (int) value;
			case "height" -> draft.height = (int) value;
			case "framerate" -> draft.frameRate = Math.round(value * 1000) / 1000.0;
			case "audiosamplerate" -> draft.sampleRate = (int) value;
			case "videocodecid" -> draft.videoCodec = switch ((int) value) {
				case 2 -> "H.263";
				case 4, 5 -> "VP6";
				case 7 -> "H.264";
				default -> null;
			};
			case "audiocodecid" -> draft.audioCodec = switch ((int) value) {
				case 2 -> "MP3";
				case 10 -> "AAC";
				default -> null;
			};
			default -> {
			}
		}
	}

}
