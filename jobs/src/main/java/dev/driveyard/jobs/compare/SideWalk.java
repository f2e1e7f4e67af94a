package dev.driveyard.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.SystemError;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;
import dev.driveyard.tree.WalkOrder;
import org.jspecify.annotations.Nullable;

/**
 * The walk over one of two trees, which also knows of which places it can't say what is
 * there. For one thread.
 */
final class SideWalk implements AutoCloseable {

	private final ComparedSide side;

	private final TreeWalk walk;

	/** Folders that can't be read, and what is in others and can't be read. */
	private final List<String> unknown = new ArrayList<>();

	private @Nullable Listing next;

	private boolean ended;

	/**
	 * A walk.
	 * @param after the path after which to go on; null for all
	 * @param told the folders that could not be read, as was told already
	 */
	SideWalk(ComparedSide side, Rules rules, int walkers, @Nullable String after, Set<String> told) {
		this.side = side;
		this.walk = new TreeWalk(side.volume(), side.rootPath(), "", side.root(), rules,
				new WalkOptions(WalkOptions.UNLIMITED, false, walkers, null));
		if (after != null) {
			this.walk.after(after);
			passBy(after, told);
		}
	}

	/** A folder on the way that still can't be read is told once. */
	private void passBy(String after, Set<String> told) {
		Listing first = peek();
		while (first != null && WalkOrder.INSTANCE.compare(first.path(), after) <= 0 && told.contains(first.path())) {
			take();
			first = peek();
		}
	}

	/** The next folder; null at the end. */
	@Nullable Listing peek() {
		if (this.next == null && !this.ended) {
			this.next = this.walk.next();
			this.ended = this.next == null;
		}
		return this.next;
	}

	/** Goes on to the one after the next. */
	void take() {
		Listing taken = this.next;
		this.next = null;
		if (taken == null) {
			return;
		}
		this.unknown
			.removeIf((path) -> !isBelow(taken.path(), path) && WalkOrder.INSTANCE.compare(path, taken.path()) < 0);
		if (taken.state() != Listing.State.LISTED || this.side.isAbsent(taken.path())) {
			this.unknown.add(taken.path());
		}
		taken.failures()
			.stream()
			.filter(SideWalk::isThere)
			.forEach((failure) -> this.unknown.add(EncodedPaths.below(taken.path(), failure.name())));
	}

	/** What is gone a moment after it was listed is not there. */
	static boolean isThere(Children.Failure failure) {
		return SystemError.of(failure.cause()) != SystemError.MISSING;
	}

	/** Whether it can't be said what is at a path. */
	boolean isUnknown(String path) {
		return this.unknown.stream().anyMatch((place) -> isBelow(path, place));
	}

	private static boolean isBelow(String path, String folder) {
		return folder.isEmpty() || EncodedPaths.isWithin(path, folder);
	}

	/** The places of which it can't say what is there, as far as they still matter. */
	List<String> unknown() {
		return List.copyOf(this.unknown);
	}

	@Override
	public void close() {
		this.walk.close();
	}

}
