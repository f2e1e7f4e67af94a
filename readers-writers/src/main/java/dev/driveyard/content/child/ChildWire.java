package dev.driveyard.content.child;

/**
 * How parent and child talk. The parent sends {@link #FILE} and then {@link #BYTES} as
 * often as it is asked by {@link #WANT}, until {@link #DONE} or {@link #LAST}. A child
 * that is to need much memory says so with {@link #ROOM} and waits for {@link #GRANTED}.
 * The child is not trusted: what it says is read with bounds.
 */
public final class ChildWire {

	/** The first that a child says. */
	public static final int HELLO = 0x44594d31;

	/** Parent: what is asked, the size, and the first bytes with their length. */
	public static final byte FILE = 1;

	/** Parent: bytes with their length, fewer than were asked for at the end. */
	public static final byte BYTES = 2;

	/** Parent: the file can't be read any more. */
	public static final byte LOST = 3;

	/** Child: a position and a length. */
	public static final byte WANT = 4;

	/** Child: the outcome. */
	public static final byte DONE = 5;

	/** Child: the outcome, after which it is of no more use. */
	public static final byte LAST = 6;

	/** Child: how many bytes of memory it is to use for this file. */
	public static final byte ROOM = 7;

	/** Parent: it may. */
	public static final byte GRANTED = 8;

	/** The most that is asked for, or sent, at once. */
	public static final int MOST = 1 << 16;

	private ChildWire() {
	}

}
