package dev.driveyard.jobs.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.differences.ComparedFile;
import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Difference.Kind;
import dev.driveyard.catalogue.differences.Difference.Reason;
import dev.driveyard.jobs.contents.PrefetchedWork;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.storage.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * The reading of files as work ahead of a step: pairs that are not decided are compared,
 * files that only one side has are hashed. A disk that went away ends the run; no file is
 * blamed for it.
 *
 * @param requireThere makes sure that both sides are there
 */
record DifferenceReading(ComparedTrees trees, ComparedSide a, ComparedSide b,
		Runnable requireThere) implements PrefetchedWork<DifferenceGroup, CompareResult> {

	/** Larger ones are read beside the others. */
	private static final long LARGE = 64L << 20;

	@Override
	public String name() {
		return "compare";
	}

	@Override
	public int weight(DifferenceGroup group) {
		return group.differences().size();
	}

	@Override
	public long bytes(DifferenceGroup group) {
		return Math.min(group.bytes(), LARGE);
	}

	@Override
	public boolean isLong(DifferenceGroup group) {
		return group.bytes() >= LARGE;
	}

	@Override
	public Worker<DifferenceGroup, CompareResult> worker(BooleanSupplier stopped) {
		ContentComparison reader = new ContentComparison(stopped);
		return (group, done) -> read(reader, group, done);
	}

	private void read(ContentComparison reader, DifferenceGroup group, Consumer<CompareResult> done) {
		try (GroupFolder ofA = new GroupFolder(this.a); GroupFolder ofB = new GroupFolder(this.b)) {
			for (Difference difference : group.differences()) {
				done.accept(read(reader, ofA, ofB, difference));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The folder " + group.folder() + " could not be closed", ex);
		}
	}

	private CompareResult read(ContentComparison reader, GroupFolder ofA, GroupFolder ofB, Difference difference) {
		CompareResult result = new CompareResult(1);
		if (difference.kind() == Kind.UNDECIDED) {
			compare(reader, ofA, ofB, difference, result);
		}
		else if (difference.a() != null) {
			String hash = hash(reader, ofA, difference.path(), difference.a(), result);
			result.found()
				.add(new Difference(difference.path(), difference.kind(), difference.a().holding(hash), null, null,
						null));
		}
		else {
			String hash = hash(reader, ofB, difference.path(), difference.requireB(), result);
			result.found()
				.add(Difference.onlyInB(difference.path(), difference.requireB().holding(hash), difference.kind()));
		}
		return result;
	}

	private void compare(ContentComparison reader, GroupFolder ofA, GroupFolder ofB, Difference difference,
			CompareResult result) {
		ComparedFile one = difference.requireA();
		ComparedFile other = difference.requireB();
		Boolean same = (one.blake3() == null && other.blake3() == null)
				? compareBytes(reader, ofA, ofB, difference, result)
				: compareHashes(reader, ofA, ofB, difference, result);
		if (same == null) {
			result.count(CompareCount.NOT_COMPARED, 1);
			result.found().add(Difference.notCompared(difference.path(), one, other));
		}
		else if (same) {
			result.count(CompareCount.SAME, 1);
			result.settled().add(difference.path());
		}
		else {
			result.count(CompareCount.DIFFERING, 1);
			result.found().add(Difference.ofBoth(difference.path(), Kind.DIFFERS, one, other, Reason.CONTENT));
		}
	}

	private @Nullable Boolean compareHashes(ContentComparison reader, GroupFolder ofA, GroupFolder ofB,
			Difference difference, CompareResult result) {
		ComparedFile one = difference.requireA();
		ComparedFile other = difference.requireB();
		String left = (one.blake3() != null) ? one.blake3() : hash(reader, ofA, difference.path(), one, result);
		String right = (other.blake3() != null) ? other.blake3() : hash(reader, ofB, difference.path(), other, result);
		return (left != null && right != null) ? (Boolean) left.equals(right) : null;
	}

	private @Nullable Boolean compareBytes(ContentComparison reader, GroupFolder ofA, GroupFolder ofB,
			Difference difference, CompareResult result) {
		String path = difference.path();
		OpenFile one = open(ofA, path, result);
		OpenFile other = (one != null) ? open(ofB, path, result) : null;
		if (one == null || other == null) {
			close(one);
			return null;
		}
		try (one; other) {
			boolean same = reader.isSame(one, other, difference.requireA().size());
			count(difference.requireA(), result);
			count(difference.requireB(), result);
			boolean settledA = isSettled(ofA, path, difference.requireA(), result);
			boolean settledB = isSettled(ofB, path, difference.requireB(), result);
			return (settledA && settledB) ? (Boolean) same : null;
		}
		catch (IOException ex) {
			tell(whose(ofA, ofB, path), path, ex, result);
			return null;
		}
	}

	/** Whichever can't be looked at any more is the one that could not be read. */
	private static GroupFolder whose(GroupFolder ofA, GroupFolder ofB, String path) {
		try (OpenFile again = ofB.open(path)) {
			again.read(ByteBuffer.allocate(1), 0);
			return ofA;
		}
		catch (IOException ex) {
			return ofB;
		}
	}

	private @Nullable String hash(ContentComparison reader, GroupFolder folder, String path, ComparedFile file,
			CompareResult result) {
		OpenFile open = open(folder, path, result);
		if (open == null) {
			return null;
		}
		try (open) {
			String hash = reader.hash(open, file.size()).toString();
			count(file, result);
			return isSettled(folder, path, file, result) ? hash : null;
		}
		catch (IOException ex) {
			tell(folder, path, ex, result);
			return null;
		}
	}

	private static void count(ComparedFile file, CompareResult result) {
		result.count(CompareCount.READ_FILES, 1);
		result.count(CompareCount.READ_BYTES, file.size());
	}

	private @Nullable OpenFile open(GroupFolder folder, String path, CompareResult result) {
		try {
			return folder.open(path);
		}
		catch (IOException ex) {
			tell(folder, path, ex, result);
			return null;
		}
	}

	private static void close(@Nullable OpenFile file) {
		try {
			if (file != null) {
				file.close();
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("A file could not be closed", ex);
		}
	}

	/** Whether a file was not changed since it was listed; what was, is told. */
	private boolean isSettled(GroupFolder folder, String path, ComparedFile listed, CompareResult result) {
		try {
			if (folder.isSame(path, listed)) {
				return true;
			}
			result.add(new Issue(Issue.Code.FILE_CHANGING, this.trees.text(folder.at(path)),
					"It was changed while it was compared"));
		}
		catch (IOException ex) {
			tell(folder, path, ex, result);
		}
		return false;
	}

	private void tell(GroupFolder folder, String path, IOException problem, CompareResult result) {
		this.requireThere.run();
		result.add(new Issue(Issue.Code.UNREADABLE_FILE, this.trees.text(folder.at(path)), Problems.describe(problem)));
	}

}
