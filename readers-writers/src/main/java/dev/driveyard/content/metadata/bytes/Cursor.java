package dev.driveyard.content.metadata.bytes;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A place in a file from which numbers and texts are read.
 */
public final class Cursor {

	private static final int LONGEST_TEXT = 1 << 16;

	private final Content content;

	private final boolean littleEndian;

	public long position;

	private Cursor(Content content, long position, boolean littleEndian) {
		this.content = content;
		this.position = position;
		this.littleEndian = littleEndian;
	}

	public static Cursor bigEndian(Content content, long position) {
		return new Cursor(content, position, false);
	}

	public static Cursor littleEndian(Content content, long position) {
		return new Cursor(content, position, true);
	}

	public Content content() {
		return this.content;
	}

	public boolean has(long bytes) {
		return bytes >= 0 && this.position >= 0 && bytes <= this.content.size() - this.position;
	}

	public Cursor skip(long bytes) throws IOException {
		if (bytes < 0 || this.position + bytes < this.position) {
			throw new IOException("a length of " + bytes + " at " + this.position);
		}
		this.position += bytes;
		return this;
	}

	public int u8() throws IOException {
		return (int) number(1);
	}

	public int u16() throws IOException {
		return (int) number(2);
	}

	public int u24() throws IOException {
		return (int) number(3);
	}

	public long u32() throws IOException {
		return number(4);
	}

	public long s64() throws IOException {
		return number(8);
	}

	public long number(int size) throws IOException {
		byte[] bytes = bytes(size);
		long value = 0;
		for (int i = 0; i < size; i++) {
			value = (value << 8) | (bytes[this.littleEndian ? size - 1 - i : i] & 0xFF);
		}
		return value;
	}

	public byte[] bytes(int length) throws IOException {
		byte[] bytes = this.content.bytes(this.position, length);
		this.position += length;
		return bytes;
	}

	/** Four characters that name a part. */
	public String name() throws IOException {
		return text(4, StandardCharsets.ISO_8859_1);
	}

	/** A text of which what is too long is skipped. */
	public String text(long length, Charset charset) throws IOException {
		String text = new String(this.content.bytes(this.position, (int) Math.min(length, LONGEST_TEXT)), charset);
		skip(length);
		return text;
	}

}
