package dev.driveyard.provider.archive;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * One block that begins an entry of a tar archive, as the formats ustar, pax, GNU and V7
 * have it. Names stay bytes.
 */
final class TarHeader {

	static final int BLOCK = 512;

	private static final int MODE = 100;

	private static final int OWNER = 108;

	private static final int GROUP = 116;

	private static final int SIZE = 124;

	private static final int TIME = 136;

	private static final int CHECKSUM = 148;

	private static final int TYPE = 156;

	private static final int TARGET = 157;

	private static final int MAGIC = 257;

	private static final int PREFIX = 345;

	private final byte[] block;

	TarHeader(byte[] block) {
		this.block = block;
	}

	/** Whether it is the block of zeros that ends an archive. */
	boolean isEnd() {
		for (byte b : this.block) {
			if (b != 0) {
				return false;
			}
		}
		return true;
	}

	/** Whether it is what was written. */
	boolean isWhole() {
		long unsigned = 0;
		long signed = 0;
		for (int i = 0; i < BLOCK; i++) {
			byte b = (i >= CHECKSUM && i < TYPE) ? (byte) ' ' : this.block[i];
			unsigned += b & 0xFF;
			signed += b;
		}
		try {
			long said = number(CHECKSUM, 8);
			return said == unsigned || said == signed;
		}
		catch (IOException ex) {
			return false;
		}
	}

	char type() {
		return (char) (this.block[TYPE] & 0xFF);
	}

	byte[] name() {
		byte[] name = text(0, MODE);
		byte[] prefix = text(PREFIX, 155);
		boolean posix = text(MAGIC, 6).length == 5 && this.block[MAGIC] == 'u';
		if (!posix || prefix.length == 0) {
			return name;
		}
		byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
		whole[prefix.length] = '/';
		System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
		return whole;
	}

	byte[] target() {
		return text(TARGET, MAGIC - TARGET);
	}

	int permissions() throws IOException {
		return (int) number(MODE, 8) & 07777;
	}

	long owner() throws IOException {
		return number(OWNER, 8);
	}

	long group() throws IOException {
		return number(GROUP, 8);
	}

	long size() throws IOException {
		long size = number(SIZE, 12);
		if (size < 0) {
			throw new IOException("the archive is damaged: an entry has a size below zero");
		}
		return size;
	}

	/** Seconds since 1970. */
	long time() throws IOException {
		return number(TIME, 12);
	}

	private byte[] text(int from, int length) {
		int end = from;
		while (end < from + length && this.block[end] != 0) {
			end++;
		}
		return Arrays.copyOfRange(this.block, from, end);
	}

	/** A number in octal digits, or in bytes if the first has its high bit set. */
	long number(int from, int length) throws IOException {
		if ((this.block[from] & 0x80) != 0) {
			byte[] bytes = Arrays.copyOfRange(this.block, from, from + length);
			bytes[0] = (byte) ((bytes[0] & 0x40) != 0 ? bytes[0] : bytes[0] & 0x7F);
			BigInteger number = new BigInteger(bytes);
			if (number.bitLength() > 63) {
				throw new IOException("the archive is damaged: an entry has a number that is too large");
			}
			return number.longValue();
		}
		long number = 0;
		for (int i = from; i < from + length; i++) {
			char c = (char) this.block[i];
			if (c >= '0' && c <= '7') {
				number = number * 8 + (c - '0');
			}
			else if (c != ' ' && c != 0) {
				throw new IOException("the archive is damaged: an entry has a number that is none");
			}
			else if (number > 0) {
				break;
			}
		}
		return number;
	}

	/** One byte. */
	int at(int position) {
		return this.block[position] & 0xFF;
	}

}
