package dev.driveyard.picture.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * Pictures among the comments of an Ogg file, which are FLAC's blocks in Base64.
 */
final class OggPictures {

	private static final String NAME = "metadata_block_picture=";

	private static final int MOST_PAGES = 1000;

	private static final int LONGEST = 16 << 20;

	private OggPictures() {
	}

	static void read(Content content, SoundCovers.BlockFinder finder) throws IOException {
		byte[] packet = comments(content);
		String head = new String(packet, 0, Math.min(8, packet.length), StandardCharsets.ISO_8859_1);
		int from = head.startsWith("\3vorbis") ? 7 : head.equals("OpusTags") ? 8 : 4;
		Content comments = Content.of(packet);
		Cursor at = Cursor.littleEndian(comments, from);
		if (!at.has(4)) {
			return;
		}
		at.skip(at.u32());
		for (long count = at.has(4) ? at.u32() : 0; count > 0 && at.has(4); count--) {
			long length = at.u32();
			if (!at.has(length)) {
				return;
			}
			String comment = new String(at.bytes((int) length), StandardCharsets.ISO_8859_1);
			if (comment.toLowerCase(Locale.ROOT).startsWith(NAME)) {
				finder.found(Content.of(Base64.getMimeDecoder().decode(comment.substring(NAME.length()))));
			}
		}
	}

	/** The second packet of the first stream. */
	private static byte[] comments(Content content) throws IOException {
		ByteArrayOutputStream packet = new ByteArrayOutputStream();
		Cursor at = Cursor.littleEndian(content, 0);
		long stream = -1;
		int packets = 0;
		for (int pages = 0; pages < MOST_PAGES && at.has(27) && packets < 2 && packet.size() < LONGEST; pages++) {
			if (!at.name().equals("OggS")) {
				break;
			}
			long serial = at.skip(10).u32();
			byte[] lacing = at.skip(8).bytes(at.u8());
			stream = (stream < 0) ? serial : stream;
			for (byte lace : lacing) {
				int length = lace & 0xFF;
				byte[] data = content.upTo(at.position, length);
				at.position += length;
				if (serial == stream && packets == 1) {
					packet.writeBytes(data);
				}
				if (serial == stream && length < 255) {
					packets++;
				}
			}
		}
		return packet.toByteArray();
	}

}
