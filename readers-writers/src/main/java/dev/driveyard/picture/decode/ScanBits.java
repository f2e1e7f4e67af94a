package dev.driveyard.picture.decode;

import java.io.EOFException;
import java.io.IOException;

import dev.driveyard.content.metadata.bytes.Content;

/**
 * The bytes and bits of a JPEG file, from its beginning to its end.
 */
final class ScanBits {

	private static final int BLOCK = 1 << 16;

	private static final int MARK = 0xFF;

	private final Content content;

	private byte[] block = new byte[0];

	private long next;

	private int at;

	private int bits;

	private int left;

	ScanBits(Content content) {
		this.content = content;
	}

	int u8() throws IOException {
		if (this.at == this.block.length) {
			this.block = this.content.upTo(this.next, BLOCK);
			this.next += this.block.length;
			this.at = 0;
			if (this.block.length == 0) {
				throw new EOFException("the file ends within its picture");
			}
		}
		return this.block[this.at++] & 0xFF;
	}

	int u16() throws IOException {
		return (u8() << 8) | u8();
	}

	void skip(int bytes) throws IOException {
		for (int i = 0; i < bytes; i++) {
			u8();
		}
	}

	/** The next marker; what is before it, also of a scan, is passed over. */
	int marker() throws IOException {
		this.left = 0;
		int before = 0;
		while (true) {
			int now = u8();
			if (before == MARK && now != MARK && now != 0) {
				return now;
			}
			before = now;
		}
	}

	/**
	 * The next bit of a scan.
	 * @throws IOException if there is none before the next marker
	 */
	int bit() throws IOException {
		if (this.left == 0) {
			this.bits = u8();
			this.left = 8;
			if (this.bits == MARK && u8() != 0) {
				throw new IOException("a scan is too short");
			}
		}
		this.left--;
		return (this.bits >> this.left) & 1;
	}

	/** A difference of so many bits. */
	int difference(int size) throws IOException {
		int value = 0;
		for (int i = 0; i < size; i++) {
			value = (value << 1) | bit();
		}
		return (size > 0 && value < 1 << (size - 1)) ? value - (1 << size) + 1 : value;
	}

	/** Passes over the marker that comes after so many units of a scan. */
	void restart() throws IOException {
		int marker = marker();
		if (marker < 0xD0 || marker > 0xD7) {
			throw new IOException("a scan is too short");
		}
	}

}
