package dev.driveyard.content.metadata.document;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import dev.driveyard.content.metadata.EncryptedException;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.bytes.TooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * A few small parts of a zip: its directory is read, and what is asked for unpacked up to
 * {@value #LARGEST} bytes, whatever its headers say.
 */
final class ZipParts {

	private static final int LARGEST = 1 << 21;

	private static final int MOST_ENTRIES = 200_000;

	private static final int TAIL = 22 + 0xFFFF;

	private final Content content;

	private final Map<String, Entry> entries = new HashMap<>();

	/**
	 * Reads the directory.
	 * @param wanted the names of entries that may be asked for
	 */
	ZipParts(Content content, Predicate<String> wanted) throws IOException {
		this.content = content;
		Cursor at = Cursor.littleEndian(content, directory());
		for (int seen = 0; at.has(46); seen++) {
			if (at.u32() != 0x02014B50L) {
				break;
			}
			if (seen == MOST_ENTRIES) {
				throw new IOException("it has more than " + MOST_ENTRIES + " entries");
			}
			entry(at, wanted);
		}
	}

	private void entry(Cursor at, Predicate<String> wanted) throws IOException {
		boolean encrypted = (at.skip(4).u16() & 1) != 0;
		int method = at.u16();
		long packed = at.skip(8).u32();
		long unpacked = at.u32();
		int nameLength = at.u16();
		int extra = at.u16();
		int comment = at.u16();
		long offset = at.skip(8).u32();
		String name = at.text(nameLength, StandardCharsets.UTF_8);
		Cursor after = Cursor.littleEndian(this.content, at.position + extra + comment);
		if (wanted.test(name) && this.entries.size() < 64) {
			if (offset == 0xFFFF_FFFFL) {
				offset = wideOffset(at, extra, (packed == 0xFFFF_FFFFL) ? 8 : 0, (unpacked == 0xFFFF_FFFFL) ? 8 : 0);
			}
			this.entries.putIfAbsent(name, new Entry(method, packed, offset, encrypted));
		}
		at.position = after.position;
	}

	private static long wideOffset(Cursor at, int extra, int packed, int unpacked) throws IOException {
		long end = at.position + extra;
		while (at.position + 4 <= end) {
			int id = at.u16();
			int size = at.u16();
			if (id == 1 && size >= packed + unpacked + 8) {
				return at.skip(packed + unpacked).s64();
			}
			at.skip(size);
		}
		throw new IOException("an entry without a place");
	}

	/** Where the directory begins, by its end. */
	private long directory() throws IOException {
		long from = Math.max(0, this.content.size() - TAIL);
		byte[] tail = this.content.upTo(from, TAIL);
		for (int i = tail.length - 22; i >= 0; i--) {
			if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
				long directory = Cursor.littleEndian(this.content, from + i + 16).u32();
				return (directory == 0xFFFF_FFFFL) ? wideDirectory(from + i - 20) : directory;
			}
		}
		throw new EOFException("no zip directory; it may be cut off");
	}

	private long wideDirectory(long locator) throws IOException {
		Cursor at = Cursor.littleEndian(this.content, locator);
		if (locator < 0 || at.u32() != 0x07064B50L) {
			throw new IOException("no zip directory");
		}
		return Cursor.littleEndian(this.content, at.skip(4).s64() + 48).s64();
	}

	boolean has(String name) {
		return this.entries.containsKey(name);
	}

	@Nullable String find(Predicate<String> name) {
		return this.entries.keySet().stream().filter(name).sorted().findFirst().orElse(null);
	}

	/**
	 * What a part holds.
	 * @return null if there is none
	 */
	byte @Nullable [] part(String name) throws IOException {
		Entry entry = this.entries.get(name);
		if (entry == null) {
			return null;
		}
		if (entry.encrypted()) {
			throw new EncryptedException();
		}
		Cursor at = Cursor.littleEndian(this.content, entry.offset());
		if (at.u32() != 0x04034B50L) {
			throw new IOException("an entry is not where the directory says");
		}
		int nameLength = at.skip(22).u16();
		int extra = at.u16();
		byte[] packed = this.content.upTo(at.position + nameLength + extra, (int) Math.min(entry.packed(), LARGEST));
		return (entry.method() == 0) ? packed : inflate(packed);
	}

	private static byte[] inflate(byte[] packed) throws IOException {
		Inflater inflater = new Inflater(true);
		try {
			inflater.setInput(packed);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			byte[] buffer = new byte[1 << 13];
			for (int count = 1; count > 0;) {
				count = inflater.inflate(buffer);
				out.write(buffer, 0, count);
				if (out.size() > LARGEST) {
					throw new TooLargeException(LARGEST);
				}
			}
			return out.toByteArray();
		}
		catch (DataFormatException ex) {
			throw new IOException("damaged: " + ex.getMessage(), ex);
		}
		finally {
			inflater.end();
		}
	}

	private record Entry(int method, long packed, long offset, boolean encrypted) {
	}

}
