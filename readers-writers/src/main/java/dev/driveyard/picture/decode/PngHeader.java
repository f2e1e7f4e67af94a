package dev.driveyard.picture.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.picture.scale.HighRange;
import org.jspecify.annotations.Nullable;

/**
 * What a PNG file says of its picture before it begins: how it is turned, its ICC
 * profile, and whether its colours have a high range.
 */
final class PngHeader {

	private static final int MOST_CHUNKS = 1000;

	private static final int LONGEST = 8 << 20;

	/** How colours are coded, by ITU-T H.273. */
	private static final int PQ = 16;

	private static final int HLG = 18;

	int orientation = 1;

	byte @Nullable [] profile;

	@Nullable HighRange range;

	private PngHeader() {
	}

	static PngHeader read(Content content) throws IOException {
		PngHeader header = new PngHeader();
		Cursor at = Cursor.bigEndian(content, 8);
		for (int chunks = 0; chunks < MOST_CHUNKS && at.has(12); chunks++) {
			long length = at.u32();
			String name = at.name();
			long next = at.position + length + 4;
			if (name.equals("IDAT") || name.equals("IEND")) {
				break;
			}
			if (name.equals("eXIf") && length > 8 && length < LONGEST) {
				header.orientation = ExifBlock.orientation(at.bytes((int) length), 0);
			}
			else if (name.equals("iCCP") && length < LONGEST) {
				header.profile = unpack(at.bytes((int) length));
			}
			else if (name.equals("cICP") && length == 4) {
				int transfer = at.skip(1).u8();
				header.range = (transfer == PQ) ? HighRange.PQ : (transfer == HLG) ? HighRange.HLG : null;
			}
			at.position = next;
		}
		return header;
	}

	/** A name, a zero, the method, and the profile packed. */
	private static byte @Nullable [] unpack(byte[] chunk) {
		int from = 0;
		while (from < chunk.length && chunk[from] != 0) {
			from++;
		}
		try (InflaterInputStream in = new InflaterInputStream(
				new ByteArrayInputStream(chunk, from + 2, Math.max(0, chunk.length - from - 2)))) {
			byte[] profile = in.readNBytes(LONGEST);
			return (profile.length < LONGEST) ? profile : null;
		}
		catch (IOException | IndexOutOfBoundsException ex) {
			return null;
		}
	}

}
