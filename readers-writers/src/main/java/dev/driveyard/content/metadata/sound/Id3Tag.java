package dev.driveyard.content.metadata.sound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * ID3 tags: version 2 before the sound, else version 1 after it.
 */
final class Id3Tag {

	private static final int MOST_FRAMES = 2000;

	private static final int LONGEST_TEXT = 1 << 14;

	private static final Map<String, String> SHORT_NAMES = Map.of("TT2", "TIT2", "TP1", "TPE1", "TAL", "TALB", "TEN",
			"TSSE", "TLA", "TLAN");

	private Id3Tag() {
	}

	static void read(Content content, MetadataDraft draft) throws IOException {
		byte[] head = content.upTo(0, 10);
		boolean second = head.length == 10 && head[0] == 'I' && head[1] == 'D' && head[2] == '3';
		if (second) {
			frames(content, head, draft);
		}
		if (draft.title == null && draft.author == null && content.size() > 128) {
			first(content.upTo(content.size() - 128, 128), draft);
		}
	}

	private static void frames(Content content, byte[] head, MetadataDraft draft) throws IOException {
		int version = head[3];
		boolean old = version < 3;
		boolean unsynchronised = (head[5] & 0x80) != 0;
		long end = Math.min(content.size(), 10L + synchSafe(head, 6));
		Cursor at = Cursor.bigEndian(content, 10);
		if (!old && (head[5] & 0x40) != 0) {
			int extended = synchSafe(at.bytes(4), 0);
			at.skip((version == 3) ? extended : Math.max(0, extended - 4));
		}
		for (int frames = 0; frames < MOST_FRAMES && at.position + (old ? 6 : 10) < end; frames++) {
			String name = at.text(old ? 3 : 4, StandardCharsets.ISO_8859_1);
			long size = old ? at.u24() : (version == 3) ? at.u32() : synchSafe(at.bytes(4), 0);
			int flags = old ? 0 : at.u16();
			if (name.charAt(0) == 0 || size > end - at.position) {
				return;
			}
			long next = at.position + size;
			if (name.charAt(0) == 'T' && size > 1 && size < LONGEST_TEXT && (flags & 0x0C) == 0) {
				byte[] data = at.bytes((int) size);
				boolean synchronise = unsynchronised || (version == 4 && (flags & 2) != 0);
				apply(SHORT_NAMES.getOrDefault(name, name), text(synchronise ? synchronised(data) : data), draft);
			}
			at.position = next;
		}
	}

	private static void apply(String name, @Nullable String text, MetadataDraft draft) {
		switch (name) {
			case "TIT2" -> draft.title = text;
			case "TPE1" -> draft.author = text;
			case "TALB" -> draft.album = text;
			case "TSSE" -> draft.producer = text;
			case "TLAN" -> draft.language = text;
			default -> {
			}
		}
	}

	/** The first of the texts, after the byte that says their encoding. */
	private static @Nullable String text(byte[] data) {
		Charset charset = switch (data[0]) {
			case 0 -> StandardCharsets.ISO_8859_1;
			case 1 -> StandardCharsets.UTF_16;
			case 2 -> StandardCharsets.UTF_16BE;
			default -> StandardCharsets.UTF_8;
		};
		String text = new String(data, 1, data.length - 1, charset);
		int end = text.indexOf('\0');
		return (end < 0) ? text : text.substring(0, end);
	}

	private static byte[] synchronised(byte[] data) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(data.length);
		for (int i = 0; i < data.length; i++) {
			out.write(data[i]);
			if (data[i] == (byte) 0xFF && i + 1 < data.length && data[i + 1] == 0) {
				i++;
			}
		}
		return out.toByteArray();
	}

	private static void first(byte[] tag, MetadataDraft draft) {
		if (tag.length == 128 && tag[0] == 'T' && tag[1] == 'A' && tag[2] == 'G') {
			draft.title = latin(tag, 3);
			draft.author = latin(tag, 33);
			draft.album = latin(tag, 63);
		}
	}

	private static String latin(byte[] tag, int from) {
		String text = new String(tag, from, 30, StandardCharsets.ISO_8859_1);
		int end = text.indexOf('\0');
		return (end < 0) ? text : text.substring(0, end);
	}

	/** Four bytes of seven bits. */
	static int synchSafe(byte[] bytes, int at) {
		return ((bytes[at] & 0x7F) << 21) | ((bytes[at + 1] & 0x7F) << 14) | ((bytes[at + 2] & 0x7F) << 7)
				| (bytes[at + 3] & 0x7F);
	}

}
