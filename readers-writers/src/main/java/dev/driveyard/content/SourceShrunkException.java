package dev.driveyard.content;

import java.io.IOException;

/**
 * A source ended before the length that it was said to have: most likely somebody
 * shortened the file meanwhile.
 */
public class SourceShrunkException extends IOException {

	private static final long serialVersionUID = 1L;

	private final long expected;

	private final long end;

	public SourceShrunkException(long expected, long end) {
		super("The source should have had " + expected + " bytes but ended after " + end);
		this.expected = expected;
		this.end = end;
	}

	/**
	 * How far it should have gone at least, in bytes.
	 */
	public long expected() {
		return this.expected;
	}

	/**
	 * Where it ended.
	 */
	public long end() {
		return this.end;
	}

}
