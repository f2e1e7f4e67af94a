package dev.driveyard.runs;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Claims of many, of one device. Tells at once whether another can be had beside them,
 * however many they are. Not thread-safe.
 */
public final class ClaimSet {

	private final NavigableSet<String> exclusive = new TreeSet<>();

	private final NavigableSet<String> all = new TreeSet<>();

	/** Adds claims. */
	public void addAll(Collection<Claim> claims) {
		claims.forEach(this::add);
	}

	/** Adds a claim. */
	public void add(Claim claim) {
		this.all.add(claim.path());
		if (claim.exclusive()) {
			this.exclusive.add(claim.path());
		}
	}

	/** Whether one of these can't be had beside those that are here. */
	public boolean excludesAny(Collection<Claim> claims) {
		return claims.stream().anyMatch(this::excludes);
	}

	/** Whether a claim can't be had beside those that are here. */
	public boolean excludes(Claim claim) {
		return claim.exclusive() ? overlaps(this.all, claim.path()) : overlaps(this.exclusive, claim.path());
	}

	private static boolean overlaps(NavigableSet<String> paths, String path) {
		String below = path.equals("/") ? path : path + "/";
		String next = paths.ceiling(below);
		return (next != null && next.startsWith(below)) || isHeld(paths, path);
	}

	/** By the path itself or one above it. */
	private static boolean isHeld(Set<String> paths, String path) {
		String above = path;
		while (!paths.contains(above)) {
			int slash = above.lastIndexOf('/');
			if (slash < 0 || above.equals("/")) {
				return false;
			}
			above = (slash == 0) ? "/" : above.substring(0, slash);
		}
		return true;
	}

}
