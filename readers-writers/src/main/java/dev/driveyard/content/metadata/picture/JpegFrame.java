package dev.driveyard.content.metadata.picture;

import java.io.IOException;

import dev.driveyard.content.metadata.UndecodableException;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of JPEG (ITU-T T.81, table B.1), of which decoders know three: baseline,
 * extended and progressive, with Huffman coding and 8 bits.
 */
final class JpegFrame {

	private static final int BITS = 8;

	private JpegFrame() {
	}

	/**
	 * Refuses what decoders take for damage since they don't know it.
	 * @throws UndecodableException if it is another kind
	 */
	static void requireDecodable(Content content) throws IOException {
		Cursor at = Cursor.bigEndian(content, 2);
		while (at.has(4)) {
			int marker = PictureMemory.marker(at);
			if (marker == 0 || marker == PictureMemory.SOS) {
				return;
			}
			if (PictureMemory.isAlone(marker)) {
				continue;
			}
			String kind = kind(marker);
			long next = at.position + at.u16();
			if (kind != null) {
				throw new UndecodableException("nothing here decodes " + kind + " JPEG");
			}
			if (marker >= 0xC0 && marker <= 0xC2) {
				int bits = at.u8();
				if (bits != BITS) {
					throw new UndecodableException("nothing here decodes JPEG of " + bits + " bits");
				}
				return;
			}
			at.position = next;
		}
	}

	private static @Nullable String kind(int marker) {
		return switch (marker) {
			case 0xC3 -> "lossless";
			case 0xC5, 0xC6, 0xC7 -> "hierarchical";
			case 0xC9, 0xCA -> "arithmetic coded";
			case 0xCB -> "lossless, arithmetic coded";
			case 0xCD, 0xCE, 0xCF -> "hierarchical, arithmetic coded";
			default -> null;
		};
	}

}
