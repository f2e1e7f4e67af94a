package dev.driveyard.jobs.compare;

import java.util.List;

import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import org.jspecify.annotations.Nullable;

/**
 * Goes through what two folders hold, by name: what both have of a name comes together.
 * For one thread.
 */
final class MergedChildren {

	private final List<FileStat> ofA;

	private final List<FileStat> ofB;

	private int atA;

	private int atB;

	private @Nullable FileStat a;

	private @Nullable FileStat b;

	/**
	 * Before the first name.
	 * @param a null for a folder that there is not
	 * @param b the same
	 */
	MergedChildren(@Nullable Listing a, @Nullable Listing b) {
		this.ofA = (a != null) ? a.children() : List.of();
		this.ofB = (b != null) ? b.children() : List.of();
	}

	/**
	 * Goes on to the next name.
	 * @return whether there is one
	 */
	boolean next() {
		FileStat nextA = (this.atA < this.ofA.size()) ? this.ofA.get(this.atA) : null;
		FileStat nextB = (this.atB < this.ofB.size()) ? this.ofB.get(this.atB) : null;
		int order = order(nextA, nextB);
		this.a = (order <= 0) ? nextA : null;
		this.b = (order >= 0) ? nextB : null;
		this.atA += (order <= 0) ? 1 : 0;
		this.atB += (order >= 0) ? 1 : 0;
		return this.a != null || this.b != null;
	}

	private static int order(@Nullable FileStat one, @Nullable FileStat other) {
		if (one == null || other == null) {
			return (one == null) ? ((other == null) ? 0 : 1) : -1;
		}
		return one.name().compareTo(other.name());
	}

	/** The name. */
	String name() {
		if (this.a != null) {
			return this.a.name();
		}
		return (this.b != null) ? this.b.name() : "";
	}

	/** What A has of it. */
	@Nullable FileStat a() {
		return this.a;
	}

	/** What B has of it. */
	@Nullable FileStat b() {
		return this.b;
	}

}
