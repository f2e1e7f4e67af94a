package dev.driveyard.jobs.compare;

import java.util.HashSet;
import java.util.Set;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.differences.ComparedFile;
import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Difference.Kind;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two folders hold, name by name. What can't be looked at is told, and
 * never taken for missing.
 */
final class FolderComparison {

	private final ComparedTrees trees;

	private final ComparedSide a;

	private final ComparedSide b;

	private final FileComparison files;

	private final boolean oneWay;

	private final boolean keepsHashes;

	FolderComparison(ComparedTrees trees, ComparedSide a, ComparedSide b) {
		this.trees = trees;
		this.a = a;
		this.b = b;
		this.files = new FileComparison(trees.parameters().mode(), a, b);
		this.oneWay = trees.parameters().oneWay();
		this.keepsHashes = trees.parameters().mode() != CompareMode.READ;
	}

	/** Adds what is to be said of a folder, and of what it holds. */
	void compare(FolderPair pair, CompareResult result) {
		boolean readA = isRead(pair.a(), this.a, pair.path(), result);
		boolean readB = isRead(pair.b(), this.b, pair.path(), result);
		if (!readA || !readB) {
			if (pair.a() != null && pair.b() != null) {
				notCompared(pair.path(), pair.a().self(), pair.b().self(), result);
			}
			return;
		}
		if (pair.a() != null && pair.b() != null && !pair.path().isEmpty()) {
			result.count(CompareCount.SAME, 1);
		}
		compareChildren(pair, result);
	}

	/** Says why a folder could not be read. */
	private boolean isRead(@Nullable Listing listing, ComparedSide side, String path, CompareResult result) {
		if (listing == null) {
			return true;
		}
		if (side.isAbsent(path)) {
			result.add(new Issue(Issue.Code.VOLUME_CHANGED, this.trees.text(side.at(path)),
					"Another folder is here than was indexed. Its disk may not be mounted"));
			return false;
		}
		if (listing.problem() == null) {
			return true;
		}
		String problem = Problems.describe(listing.problem());
		if (path.isEmpty()) {
			throw new CatalogueException("The folder " + side.rootPath() + " can't be read: " + problem + ".");
		}
		result.add(new Issue(Issue.Code.UNREADABLE_DIRECTORY, this.trees.text(side.at(path)), problem));
		return false;
	}

	private void compareChildren(FolderPair pair, CompareResult result) {
		FolderHashes hashesA = new FolderHashes(this.a, pair.path());
		FolderHashes hashesB = new FolderHashes(this.b, pair.path());
		Set<String> unknown = unknown(pair, result);
		MergedChildren children = new MergedChildren(pair.a(), pair.b());
		while (children.next()) {
			FileStat one = children.a();
			FileStat other = children.b();
			String path = EncodedPaths.below(pair.path(), children.name());
			if (unknown.remove(children.name())) {
				notCompared(path, one, other, result);
			}
			else if (one != null && other != null) {
				this.files.compare(path, one, hashesA, other, hashesB, result);
			}
			else if (one != null) {
				onlyInA(path, one, hashesA, result);
			}
			else if (other != null) {
				onlyInB(path, other, hashesB, result);
			}
		}
		unknown.forEach((name) -> notCompared(EncodedPaths.below(pair.path(), name), null, null, result));
	}

	/** The names of what could be seen on one side, and not looked at. */
	private Set<String> unknown(FolderPair pair, CompareResult result) {
		Set<String> names = new HashSet<>();
		tell(pair.a(), this.a, names, result);
		tell(pair.b(), this.b, names, result);
		return names;
	}

	private void tell(@Nullable Listing listing, ComparedSide side, Set<String> names, CompareResult result) {
		if (listing == null) {
			return;
		}
		for (Children.Failure failure : listing.failures()) {
			if (SideWalk.isThere(failure)) {
				names.add(failure.name());
				result.add(new Issue(Issue.Code.UNREADABLE_ENTRY,
						this.trees.text(side.at(EncodedPaths.below(listing.path(), failure.name()))),
						Problems.describe(failure.cause())));
			}
		}
	}

	private static void notCompared(String path, @Nullable FileStat one, @Nullable FileStat other,
			CompareResult result) {
		result.count(CompareCount.NOT_COMPARED, 1);
		result.found().add(Difference.notCompared(path, told(one), told(other)));
	}

	private static @Nullable ComparedFile told(@Nullable FileStat file) {
		return (file != null) ? ComparedFile.of(file.stat()) : null;
	}

	private void onlyInA(String path, FileStat file, FolderHashes hashes, CompareResult result) {
		result.count(CompareCount.ONLY_IN_A, 1);
		result.found().add(Difference.onlyInA(path, told(file, hashes)));
	}

	private void onlyInB(String path, FileStat file, FolderHashes hashes, CompareResult result) {
		result.count(CompareCount.ONLY_IN_B, this.oneWay ? 0 : 1);
		result.found().add(Difference.onlyInB(path, told(file, hashes), this.oneWay ? Kind.EXTRA : Kind.ONLY_IN_B));
	}

	private ComparedFile told(FileStat file, FolderHashes hashes) {
		ComparedFile told = ComparedFile.of(file.stat());
		boolean wanted = this.keepsHashes && file.stat().kind() == FileKind.FILE && told.holdsBytes();
		return wanted ? told.holding(hashes.of(file)) : told;
	}

}
