package dev.driveyard.content.metadata.sound;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.driveyard.content.metadata.MetadataDraft;

/**
 * The texts of FLAC, Vorbis, Opus and Theora: {@code NAME=value}, after the name of the
 * program. What is cut off is left out.
 */
final class VorbisComments {

	private VorbisComments() {
	}

	static void read(byte[] bytes, int from, MetadataDraft draft) {
		ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		try {
			in.position(Math.min(from, bytes.length));
			draft.producer = text(in);
			for (int count = in.getInt(); count > 0; count--) {
				String comment = text(in);
				int equals = comment.indexOf('=');
				if (equals > 0) {
					apply(comment.substring(0, equals).toUpperCase(Locale.ROOT), comment.substring(equals + 1), draft);
				}
			}
		}
		catch (BufferUnderflowException ex) {
			// what was read is kept
		}
	}

	private static void apply(String name, String value, MetadataDraft draft) {
		switch (name) {
			case "TITLE" -> draft.title = value;
			case "ARTIST" -> draft.author = value;
			case "ALBUM" -> draft.album = value;
			case "LANGUAGE" -> draft.language = value;
			default -> {
			}
		}
	}

	private static String text(ByteBuffer in) {
		int length = in.getInt();
		if (length < 0 || length > in.remaining()) {
			throw new BufferUnderflowException();
		}
		byte[] text = new byte[Math.min(length, 1 << 14)];
		in.get(text).position(in.position() + length - text.length);
		return new String(text, StandardCharsets.UTF_8);
	}

}
