package dev.driveyard.content.manifest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import dev.driveyard.files.EncodedName;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file of a bag, in the encoding that the bag declares, each ended by a
 * line feed, a carriage return, or both.
 */
final class TagFileLines implements AutoCloseable {

	private static final int LONGEST = 1 << 16;

	private static final char MARK = '\uFEFF';

	private final Reader reader;

	/**
	 * Bytes are read as characters first, so that a line shows which of them are none.
	 */
	private final boolean utf8;

	private int next;

	private boolean marked;

	private boolean first = true;

	TagFileLines(InputStream in, Charset encoding) throws IOException {
		this.utf8 = encoding.equals(StandardCharsets.UTF_8);
		this.reader = new BufferedReader(new InputStreamReader(in,
				(this.utf8 ? StandardCharsets.ISO_8859_1 : encoding).newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT)),
				1 << 16);
		this.next = this.reader.read();
	}

	/** Whether the first line began with a byte order mark that its encoding has not. */
	boolean isMarked() {
		return this.marked;
	}

	/**
	 * The next line, encoded as names are; null at the end.
	 * @throws CharacterCodingException if what follows is not in the encoding
	 */
	@Nullable String next() throws IOException {
		if (this.next < 0) {
			return null;
		}
		StringBuilder line = new StringBuilder();
		for (; this.next >= 0 && this.next != '\n' && this.next != '\r'; this.next = this.reader.read()) {
			line.append((char) this.next);
			if (line.length() > LONGEST) {
				throw new IOException("a line is too long");
			}
		}
		boolean carriage = this.next == '\r';
		this.next = (this.next < 0) ? -1 : this.reader.read();
		if (carriage && this.next == '\n') {
			this.next = this.reader.read();
		}
		return unmarked(text(line.toString()));
	}

	private String text(String line) {
		return EncodedName.decode(line.getBytes(this.utf8 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
	}

	private String unmarked(String line) {
		boolean mark = this.first && !line.isEmpty() && line.charAt(0) == MARK;
		this.first = false;
		this.marked |= mark;
		return mark ? line.substring(1) : line;
	}

	@Override
	public void close() throws IOException {
		this.reader.close();
	}

}
