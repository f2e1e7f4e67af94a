package dev.driveyard.jobs.compare;

import java.util.Objects;

import dev.driveyard.catalogue.differences.ComparedFile;
import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Difference.Kind;
import dev.driveyard.catalogue.differences.Difference.Reason;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two trees have at one path, without opening it: links by where they lead,
 * special files by what they are, files as the mode says. Folders are compared by what
 * they hold.
 */
final class FileComparison {

	/** The part of a Unix mode that tells pipes, sockets and devices apart. */
	private static final int TYPE_MASK = 0xF000;

	private final CompareMode mode;

	private final ComparedSide a;

	private final ComparedSide b;

	/** Whether a number means the same file on both sides. */
	private final boolean sameNumbers;

	FileComparison(CompareMode mode, ComparedSide a, ComparedSide b) {
		this.mode = mode;
		this.a = a;
		this.b = b;
		this.sameNumbers = a.volume() == b.volume() && a.hasStableInodes();
	}

	/** Adds what is to be said of it. */
	void compare(String path, FileStat one, FolderHashes hashesOfOne, FileStat other, FolderHashes hashesOfOther,
			CompareResult result) {
		ComparedFile left = ComparedFile.of(one.stat());
		ComparedFile right = ComparedFile.of(other.stat());
		if (left.kind() != right.kind()) {
			differ(path, left, right, Reason.KIND, result);
			return;
		}
		switch (left.kind()) {
			case DIRECTORY -> {
				// it is compared when the walk comes to it
			}
			case LINK -> settle(path, left, right,
					Objects.equals(one.stat().target(), other.stat().target()) ? null : Reason.TARGET, result);
			case SPECIAL -> settle(path, left, right,
					((one.stat().mode() ^ other.stat().mode()) & TYPE_MASK) == 0 ? null : Reason.KIND, result);
			case FILE -> compareFiles(path, one, hashesOfOne, other, hashesOfOther, result);
		}
	}

	private void compareFiles(String path, FileStat one, FolderHashes hashesOfOne, FileStat other,
			FolderHashes hashesOfOther, CompareResult result) {
		ComparedFile left = ComparedFile.of(one.stat());
		ComparedFile right = ComparedFile.of(other.stat());
		if (left.size() != right.size()) {
			differ(path, left, right, Reason.SIZE, result);
		}
		else if (this.mode == CompareMode.TIME) {
			settle(path, left, right, isClose(one, other) ? null : Reason.TIME, result);
		}
		else if (!this.mode.readsFiles() || left.size() == 0 || (this.sameNumbers && one.sameFile(other))) {
			settle(path, left, right, null, result);
		}
		else if (this.mode == CompareMode.HASH) {
			compareHashes(path, left.holding(hashesOfOne.of(one)), right.holding(hashesOfOther.of(other)), result);
		}
		else {
			result.found().add(Difference.ofBoth(path, Kind.UNDECIDED, left, right, null));
		}
	}

	private boolean isClose(FileStat one, FileStat other) {
		return this.a.tolerance(one.device())
			.coarser(this.b.tolerance(other.device()))
			.isClose(one.stat().modified(), other.stat().modified());
	}

	private static void compareHashes(String path, ComparedFile left, ComparedFile right, CompareResult result) {
		if (left.blake3() == null || right.blake3() == null) {
			result.found().add(Difference.ofBoth(path, Kind.UNDECIDED, left, right, null));
			return;
		}
		settle(path, left, right, left.blake3().equals(right.blake3()) ? null : Reason.CONTENT, result);
	}

	private static void settle(String path, ComparedFile left, ComparedFile right, @Nullable Reason reason,
			CompareResult result) {
		if (reason == null) {
			result.count(CompareCount.SAME, 1);
		}
		else {
			differ(path, left, right, reason, result);
		}
	}

	private static void differ(String path, ComparedFile left, ComparedFile right, Reason reason,
			CompareResult result) {
		result.count(CompareCount.DIFFERING, 1);
		result.found().add(Difference.ofBoth(path, Kind.DIFFERS, left, right, reason));
	}

}
