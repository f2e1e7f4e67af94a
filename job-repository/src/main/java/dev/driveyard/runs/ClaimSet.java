package dev.driveyard.runs;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

import dev.driveyard.files.Address;

/**
 * Claims of many. Tells at once whether another can be had beside them, however many they
 * are. Not thread-safe.
 */
public final class ClaimSet {

	/** By device. */
	private final Map<String, NavigableSet<String>> exclusive = new HashMap<>();

	private final Map<String, NavigableSet<String>> all = new HashMap<>();

	/** Adds claims. */
	public void addAll(Collection<Claim> claims) {
		claims.forEach(this::add);
	}

	/** Adds a claim. */
	public void add(Claim claim) {
		add(this.all, claim.address());
		if (claim.exclusive()) {
			add(this.exclusive, claim.address());
		}
	}

	private static void add(Map<String, NavigableSet<String>> paths, Address address) {
		paths.computeIfAbsent(address.device(), (device) -> new TreeSet<>()).add(address.path());
	}

	/** Whether one of these can't be had beside those that are here. */
	public boolean excludesAny(Collection<Claim> claims) {
		return claims.stream().anyMatch(this::excludes);
	}

	/** Whether a claim can't be had beside those that are here. */
	public boolean excludes(Claim claim) {
		NavigableSet<String> paths = (claim.exclusive() ? this.all : this.exclusive).get(claim.address().device());
		return paths != null && overlaps(paths, claim.address().path());
	}

	private static boolean overlaps(NavigableSet<String> paths, String path) {
		String below = path.equals("/") ? path : path + "/";
		String next = paths.ceiling(below);
		return (next != null && next.startsWith(below)) || isHeld(paths, path);
	}

	/** By the path itself or one above it. */
	private static boolean isHeld(NavigableSet<String> paths, String path) {
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
