package dev.driveyard.content.metadata.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.driveyard.content.metadata.EndsEarlyException;
import dev.driveyard.content.metadata.bytes.Content;

/**
 * Whether a text in JSON or XML comes to its end: nothing that was opened is left open.
 * Whether it is right otherwise is not looked at, and nothing is said of what is not
 * plainly of its kind, such as JSON with comments.
 */
public final class TextEnd {

	private static final String COMMENT = "!--";

	private static final String CDATA = "![CDATA[";

	/** It is no markup. */
	private static final int NONE = Integer.MIN_VALUE;

	private final InputStream in;

	private TextEnd(InputStream in) {
		this.in = in;
	}

	/**
	 * Requires that it is whole.
	 * @throws EndsEarlyException if something is left open
	 */
	public static void json(Content content) throws IOException {
		if (!isWide(content)) {
			new TextEnd(new BufferedInputStream(content.stream(), 1 << 16)).json();
		}
	}

	/**
	 * Requires that it is whole.
	 * @throws EndsEarlyException if something is left open
	 */
	public static void xml(Content content) throws IOException {
		if (!isWide(content)) {
			new TextEnd(new BufferedInputStream(content.stream(), 1 << 16)).xml();
		}
	}

	/** Of more than one byte a character. */
	private static boolean isWide(Content content) throws IOException {
		for (byte one : content.upTo(0, 4)) {
			if (one == 0 || one == (byte) 0xFE || one == (byte) 0xFF) {
				return true;
			}
		}
		return false;
	}

	private void json() throws IOException {
		long open = 0;
		for (int next = this.in.read(); next >= 0; next = this.in.read()) {
			switch (next) {
				case '{', '[' -> open++;
				case '}', ']' -> open--;
				case '"' -> {
					if (!string()) {
						return;
					}
				}
				case '/', '\'', '`', '#' -> {
					return;
				}
				default -> {
				}
			}
			if (open < 0) {
				return;
			}
		}
		requireClosed(open, "brackets");
	}

	/** Reads a string to its end; whether it can be one of JSON. */
	private boolean string() throws IOException {
		for (int next = this.in.read(); next != '"'; next = this.in.read()) {
			if (next < 0) {
				throw new EndsEarlyException("it ends within a string");
			}
			if (next == '\n' || next == '\r') {
				return false;
			}
			if (next == '\\' && this.in.read() < 0) {
				throw new EndsEarlyException("it ends within a string");
			}
		}
		return true;
	}

	private void xml() throws IOException {
		long open = 0;
		for (int next = this.in.read(); next >= 0; next = this.in.read()) {
			if (next == '<') {
				int change = markup();
				if (change == NONE) {
					return;
				}
				open += change;
			}
			if (open < 0) {
				return;
			}
		}
		requireClosed(open, "elements");
	}

	/** Reads markup to its end: how many elements it opens, or {@link #NONE}. */
	private int markup() throws IOException {
		int first = next();
		if (first == '!') {
			return declaration();
		}
		if (first == '?') {
			skip("?>");
			return 0;
		}
		int before = first;
		for (int next = first; next != '>'; next = next()) {
			if (next == '"' || next == '\'') {
				skip(String.valueOf((char) next));
			}
			if (next == '<') {
				return NONE;
			}
			before = next;
		}
		return (first == '/') ? -1 : (before == '/') ? 0 : 1;
	}

	private int declaration() throws IOException {
		StringBuilder name = new StringBuilder("!");
		long brackets = 0;
		for (int next = next(); next != '>' || brackets > 0; next = next()) {
			if (name.length() < CDATA.length()) {
				name.append((char) next);
				if (name.toString().equals(COMMENT)) {
					skip("-->");
					return 0;
				}
				if (name.toString().equals(CDATA)) {
					skip("]]>");
					return 0;
				}
			}
			if (next == '"' || next == '\'') {
				skip(String.valueOf((char) next));
			}
			if (next == '<' && markup() == NONE) {
				return NONE;
			}
			brackets += (next == '[') ? 1 : (next == ']') ? -1 : 0;
		}
		return 0;
	}

	/** Reads until these characters have come, three at most. */
	private void skip(String end) throws IOException {
		int wanted = 0;
		for (int i = 0; i < end.length(); i++) {
			wanted = (wanted << 8) | end.charAt(i);
		}
		int last = 0;
		do {
			last = ((last << 8) | next()) & ((1 << (8 * end.length())) - 1);
		}
		while (last != wanted);
	}

	private int next() throws IOException {
		int next = this.in.read();
		if (next < 0) {
			throw new EndsEarlyException("it ends within what '<' begins");
		}
		return next;
	}

	private static void requireClosed(long open, String what) throws EndsEarlyException {
		if (open > 0) {
			throw new EndsEarlyException("it ends with " + open + " " + what + " open");
		}
	}

}
