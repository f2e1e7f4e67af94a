package dev.driveyard.tree;

import java.util.Comparator;

/**
 * The order of a {@link TreeWalk}: a directory before what it holds, siblings by name in
 * UTF-16 order. It is not the order of the paths as text, where {@code a.b} comes between
 * {@code a} and {@code a/b}.
 */
public final class WalkOrder implements Comparator<String> {

	/** The order has no state. */
	public static final WalkOrder INSTANCE = new WalkOrder();

	private WalkOrder() {
	}

	@Override
	public int compare(String one, String other) {
		int length = Math.min(one.length(), other.length());
		for (int i = 0; i < length; i++) {
			char a = one.charAt(i);
			char b = other.charAt(i);
			if (a != b) {
				return Integer.compare(rank(a), rank(b));
			}
		}
		return Integer.compare(one.length(), other.length());
	}

	/** A slash ends a name, so it comes before any character of a longer one. */
	private static int rank(char c) {
		return (c == '/') ? -1 : c;
	}

}
