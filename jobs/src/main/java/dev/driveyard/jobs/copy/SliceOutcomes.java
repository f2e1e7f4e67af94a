package dev.driveyard.jobs.copy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.content.ContentHash;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.FileStat;
import dev.driveyard.transfer.copy.CopyOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of the files of a slice, as it is recorded. What failed is kept apart until
 * it is clear that no disk is gone. For one thread.
 */
final class SliceOutcomes {

	private final Slice slice;

	private final boolean move;

	private final Clock clock;

	private final SliceResult result;

	/** What of the slice failed, in order. */
	private final List<Failed> failures = new ArrayList<>(0);

	SliceOutcomes(Slice slice, boolean move, Clock clock) {
		this.slice = slice;
		this.move = move;
		this.clock = clock;
		this.result = SliceResult.of(slice);
	}

	Slice slice() {
		return this.slice;
	}

	/** All but what failed. */
	SliceResult result() {
		return this.result;
	}

	boolean haveFailed() {
		return !this.failures.isEmpty();
	}

	/** All, with what failed. */
	SliceResult withFailures() {
		for (Failed failure : this.failures) {
			this.result.counts().add(CopyCount.FAILED, 1);
			this.result.issues().add(failure.issue());
			this.result.files().add(failure.file());
		}
		return this.result;
	}

	/** A file is up to the step that makes further names. */
	void linkLater(FileStat next) {
		this.result.files().add(row(next, FileState.TO_LINK, null, null, null));
	}

	/**
	 * A file was handled.
	 * @param renames whether it was to be renamed
	 */
	void add(FileStat next, CopyOutcome outcome, boolean renames) {
		SliceResult result = this.result;
		OwnCopies.takeBack(this.slice.earlier().get(next.name()), result.counts());
		if (outcome instanceof CopyOutcome.Copied copied) {
			boolean renamed = copied.how() == CopyOutcome.How.RENAME;
			count(next.stat(), result.counts());
			result.counts().add(CopyCount.REPLACED, copied.replaced() ? 1 : 0);
			notKept(next, copied);
			result.files().add(row(next, done(renamed), copied.how(), copied.hash(), renamed(next, copied.name())));
		}
		else if (outcome instanceof CopyOutcome.Already already) {
			count(next.stat(), result.counts());
			result.files().add(row(next, done(renames), null, already.hash(), renamed(next, already.name())));
		}
		else if (outcome instanceof CopyOutcome.Skipped) {
			result.counts().add(CopyCount.SKIPPED, 1);
			result.files().add(row(next, FileState.SKIPPED, null, null, null));
		}
		else {
			fail(next, Messages.code(outcome), Messages.of(outcome));
		}
	}

	private static void count(FileAttributes stat, Tally<CopyCount> counts) {
		counts.add(CopyCount.FILES, 1);
		counts.add(CopyCount.BYTES, (stat.kind() == FileKind.FILE) ? stat.size() : 0);
	}

	/** What was moved by its name needs no removal of a source. */
	private FileState done(boolean renamed) {
		return (this.move && !renamed) ? FileState.COPIED : FileState.DONE;
	}

	private static @Nullable String renamed(FileStat source, String name) {
		return name.equals(source.name()) ? null : name;
	}

	private void notKept(FileStat next, CopyOutcome.Copied copied) {
		if (!copied.warnings().isEmpty()) {
			this.result.counts().add(CopyCount.NOT_KEPT, 1);
			this.result.issues()
				.add(new Issue(Issue.Code.ATTRIBUTES_NOT_KEPT, EncodedPaths.below(this.slice.source(), next.name()),
						"Copied, but not kept: " + String.join(", ", copied.warnings())));
		}
	}

	/** All that were not handled could not be. */
	void failRest(String message) {
		int handled = this.result.files().size() - this.slice.settled().files().size() + this.failures.size();
		for (FileStat left : this.slice.files().subList(handled, this.slice.files().size())) {
			fail(left, Issue.Code.NOT_COPIED, message);
		}
	}

	private void fail(FileStat next, Issue.Code code, String message) {
		this.failures.add(new Failed(row(next, FileState.FAILED, null, null, null),
				new Issue(code, EncodedPaths.below(this.slice.source(), next.name()), message)));
	}

	private OperationFile row(FileStat next, FileState state, CopyOutcome.@Nullable How how, @Nullable ContentHash hash,
			@Nullable String targetName) {
		FileAttributes stat = next.stat();
		return new OperationFile(this.slice.operation().id(), this.slice.directory(), next.name(), stat.kind(), state,
				stat.size(), stat.modified(), stat.inode(), stat.links(), (how != null) ? number(how) : null,
				(hash != null) ? hash.bytes() : null, targetName, this.clock.millis());
	}

	/** The number that is stored: never change them. */
	static int number(CopyOutcome.How how) {
		return switch (how) {
			case REFLINK -> 0;
			case IN_PLACE -> 1;
			case STREAM -> 2;
			case LINK -> 3;
			case RENAME -> 4;
		};
	}

	/**
	 * A file that could not be handled.
	 */
	private record Failed(OperationFile file, Issue issue) {
	}

}
