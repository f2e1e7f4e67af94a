package dev.driveyard.runs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All from a path on, that a run reads or changes.
 *
 * @param path absolute and encoded, without a slash at its end unless it is the root
 * @param exclusive whether nobody else may read or change it meanwhile
 */
public record Claim(String path, boolean exclusive) {

	public Claim {
		while (path.length() > 1 && path.endsWith("/")) {
			path = path.substring(0, path.length() - 1);
		}
	}

	/** What a run reads. */
	public static Claim shared(String path) {
		return new Claim(path, false);
	}

	/** What a run changes. */
	public static Claim exclusive(String path) {
		return new Claim(path, true);
	}

	/**
	 * Whether two runs can't have both: something is in both, and one changes it.
	 */
	public boolean excludes(Claim other) {
		return (this.exclusive || other.exclusive) && (holds(other.path) || other.holds(this.path));
	}

	private boolean holds(String other) {
		return other.equals(this.path) || other.startsWith(this.path.equals("/") ? "/" : this.path + "/");
	}

	/**
	 * The same with each path once.
	 */
	public static List<Claim> distinct(Collection<Claim> claims) {
		Map<String, Claim> byPath = new TreeMap<>();
		claims.forEach((claim) -> byPath.merge(claim.path, claim, (one, two) -> one.exclusive ? one : two));
		return List.copyOf(byPath.values());
	}

}
