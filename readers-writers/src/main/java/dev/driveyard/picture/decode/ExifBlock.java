package dev.driveyard.picture.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The orientation in a block of EXIF, which has the form of a TIFF file.
 */
final class ExifBlock {

	private static final int ORIENTATION = 0x112;

	private static final int MOST_ENTRIES = 500;

	private ExifBlock() {
	}

	/** 1 to 8; 1 if nothing is said. */
	static int orientation(byte[] block, int offset) {
		try {
			ByteBuffer bytes = ByteBuffer.wrap(block, offset, block.length - offset).slice();
			bytes.order((bytes.get(0) == 'I') ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			bytes.position(bytes.getInt(4));
			int entries = Math.min(bytes.getShort() & 0xFFFF, MOST_ENTRIES);
			for (int i = 0; i < entries; i++) {
				int tag = bytes.getShort() & 0xFFFF;
				int type = bytes.getShort();
				bytes.getInt();
				int value = (type == 3) ? bytes.getShort(bytes.position()) & 0xFFFF : bytes.getInt(bytes.position());
				bytes.getInt();
				if (tag == ORIENTATION) {
					return (value >= 1 && value <= 8) ? value : 1;
				}
			}
			return 1;
		}
		catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException ex) {
			return 1;
		}
	}

}
