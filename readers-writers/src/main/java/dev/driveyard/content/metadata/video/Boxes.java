package dev.driveyard.content.metadata.video;

import java.io.IOException;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * Walks the boxes of a file of the ISO base media family (ISO 14496-12) or QuickTime,
 * without reading what is in them.
 */
public final class Boxes {

	private static final int MOST = 20_000;

	private Boxes() {
	}

	/**
	 * Visits the boxes between two positions, one after the other, until the visitor has
	 * seen enough.
	 * @return whether the boxes fill the room
	 */
	public static boolean walk(Content content, long from, long to, Visitor visitor) throws IOException {
		Cursor at = Cursor.bigEndian(content, from);
		for (int seen = 0; seen < MOST && at.position + 8 <= to && !visitor.isDone(); seen++) {
			long start = at.position;
			long size = at.u32();
			String name = at.name();
			if (size == 1) {
				size = at.s64();
			}
			long end = (size == 0) ? to : start + size;
			if (end < at.position || end > to) {
				visitor.visit(new Box(name, at.position, to));
				return false;
			}
			visitor.visit(new Box(name, at.position, end));
			at.position = end;
		}
		return true;
	}

	/**
	 * What is done with each box.
	 */
	@FunctionalInterface
	public interface Visitor {

		void visit(Box box) throws IOException;

		default boolean isDone() {
			return false;
		}

	}

	/**
	 * A box.
	 *
	 * @param name its four characters
	 * @param from where its content begins
	 * @param to where it ends
	 */
	public record Box(String name, long from, long to) {

		public boolean is(String other) {
			return this.name.equals(other);
		}

		long length() {
			return this.to - this.from;
		}

	}

}
