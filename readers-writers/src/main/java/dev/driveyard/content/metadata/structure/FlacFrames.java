package dev.driveyard.content.metadata.structure;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.sound.Mp3File;

/**
 * Whether each frame of a FLAC file has its sum, and all samples are there: RFC 9639,
 * section 9. What the frames hold is not decoded.
 */
public final class FlacFrames {

	private static final int BLOCK = 1 << 16;

	/** The longest header of a frame. */
	private static final int HEADER = 16;

	private static final int ID3_TAIL = 128;

	private static final int APE_FOOTER = 32;

	private final Content content;

	/** All samples of one channel; 0 if it is not known. */
	private long samples;

	private long found;

	private FlacFrames(Content content) {
		this.content = content;
	}

	/**
	 * Requires them.
	 * @throws EOFException if it is cut off
	 */
	public static void check(Content content) throws IOException {
		new FlacFrames(content).check();
	}

	private void check() throws IOException {
		long end = end();
		long frame = blocks(Mp3File.tagLength(this.content));
		if (frame > end) {
			throw new EOFException("it is cut off in its description");
		}
		if (frame < end) {
			frames(frame, end);
		}
		if (this.samples > 0 && this.found < this.samples) {
			throw new EOFException("it is cut off: " + this.found + " of " + this.samples + " samples are there");
		}
	}

	/** Before what other programs put behind it. */
	private long end() throws IOException {
		long end = this.content.size();
		if (text(end - ID3_TAIL, 3).equals("TAG")) {
			end -= ID3_TAIL;
		}
		if (text(end - APE_FOOTER, 8).equals("APETAGEX")) {
			Cursor footer = Cursor.littleEndian(this.content, end - APE_FOOTER + 12);
			long size = footer.u32();
			boolean headed = (footer.skip(4).u32() & 0x8000_0000L) != 0;
			end -= size + (headed ? APE_FOOTER : 0);
		}
		return Math.max(end, 0);
	}

	private String text(long position, int length) throws IOException {
		return (position < 0) ? "" : new String(this.content.upTo(position, length), StandardCharsets.ISO_8859_1);
	}

	/** Reads the blocks of metadata; returns where the first frame begins. */
	private long blocks(long start) throws IOException {
		Cursor at = Cursor.bigEndian(this.content, start + 4);
		boolean last = false;
		while (!last) {
			int kind = at.u8();
			int length = at.u24();
			last = (kind & 0x80) != 0;
			if ((kind & 0x7F) == 0) {
				this.samples = Cursor.bigEndian(this.content, at.position + 10).s64() & 0xF_FFFF_FFFFL;
			}
			at.position += length;
		}
		return at.position;
	}

	private void frames(long from, long end) throws IOException {
		byte[] block = new byte[BLOCK + HEADER];
		int sum = 0;
		long begun = from;
		require(header(this.content.upTo(from, HEADER), 0), from);
		for (long at = from; at < end;) {
			byte[] read = this.content.upTo(at, (int) Math.min(block.length, end - at));
			int whole = (read.length == block.length) ? BLOCK : read.length;
			for (int i = 0; i < whole; i++) {
				if (sum == 0 && at + i > begun && read[i] == (byte) 0xFF) {
					int count = header(read, i);
					if (count > 0) {
						this.found += count;
						begun = at + i;
					}
				}
				sum = FrameSums.crc16(sum, read[i]);
			}
			at += whole;
		}
		if (sum != 0) {
			throw new IOException("the frame at " + begun + " is damaged or cut off");
		}
	}

	private void require(int count, long position) throws IOException {
		if (count <= 0) {
			throw new IOException("there is no frame at " + position);
		}
		this.found = count;
	}

	/** How many samples the frame has whose header is there; 0 if none is. */
	private static int header(byte[] bytes, int at) {
		if (at + 6 > bytes.length || bytes[at] != (byte) 0xFF || (bytes[at + 1] & 0xFE) != 0xF8) {
			return 0;
		}
		int size = (bytes[at + 2] & 0xF0) >> 4;
		int rate = bytes[at + 2] & 0x0F;
		int number = Integer.numberOfLeadingZeros(~(bytes[at + 4] << 24));
		int coded = at + 4 + Math.max(number, 1);
		int sized = coded + ((size == 6) ? 1 : (size == 7) ? 2 : 0);
		int length = sized + ((rate == 12) ? 1 : (rate == 13 || rate == 14) ? 2 : 0) - at;
		if (size == 0 || rate == 15 || number == 1 || number > 7 || at + length >= bytes.length) {
			return 0;
		}
		return (FrameSums.crc8(bytes, at, length) == (bytes[at + length] & 0xFF)) ? samples(bytes, size, coded) : 0;
	}

	private static int samples(byte[] bytes, int size, int coded) {
		return switch (size) {
			case 1 -> 192;
			case 2, 3, 4, 5 -> 576 << (size - 2);
			case 6 -> (bytes[coded] & 0xFF) + 1;
			case 7 -> (((bytes[coded] & 0xFF) << 8) | (bytes[coded + 1] & 0xFF)) + 1;
			default -> 256 << (size - 8);
		};
	}

}
