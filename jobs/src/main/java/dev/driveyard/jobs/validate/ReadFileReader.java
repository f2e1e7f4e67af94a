package dev.driveyard.jobs.validate;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.driveyard.catalogue.CheckScope;
import dev.driveyard.catalogue.Contents.Amount;
import dev.driveyard.catalogue.FileChecks;
import dev.driveyard.catalogue.FileChecks.Incomparable;
import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.content.Kernels;
import dev.driveyard.content.files.GroupReaders;
import dev.driveyard.jobs.contents.FileGroupWork;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.contents.PrefetchingItemReader;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Reads files for one of the checks, by several threads ahead of the step. An item is
 * what was read within a second. What is done is marked in the database, so it keeps no
 * position. For one thread.
 */
final class ReadFileReader implements CheckPart {

	private final Check check;

	private final FileChecks checks;

	private final CheckScope scope;

	private final CheckedGroupReader groups;

	private final boolean tellsLeft;

	private final Supplier<GroupReaders> factory;

	private final Prefetching prefetching;

	private volatile @Nullable GroupReaders readers;

	private @Nullable PrefetchingItemReader<CheckedGroup, CheckItem.ReadFile> prefetched;

	/** Counted while files are read already. */
	private volatile @Nullable CompletableFuture<Incomparable> incomparable;

	private volatile long total;

	private volatile String current = "";

	/**
	 * A reader.
	 * @param tellsLeft whether it counts at the end what is left for a later run
	 * @param factory makes what reads, when it is its turn
	 */
	ReadFileReader(Check check, FileChecks checks, CheckScope scope, CheckedGroupReader groups, boolean tellsLeft,
			Supplier<GroupReaders> factory, Prefetching prefetching) {
		this.check = check;
		this.checks = checks;
		this.scope = scope;
		this.groups = groups;
		this.tellsLeft = tellsLeft;
		this.factory = factory;
		this.prefetching = prefetching;
	}

	@Override
	public CheckItem.@Nullable ReadFiles read() throws Exception {
		List<CheckItem.ReadFile> read = prefetched().read();
		if (read == null) {
			return null;
		}
		CheckItem.ReadFile last = read.get(read.size() - 1);
		this.current = this.groups.path(last.file());
		return new CheckItem.ReadFiles(this.check, read);
	}

	private PrefetchingItemReader<CheckedGroup, CheckItem.ReadFile> prefetched() {
		if (this.prefetched == null) {
			Kernels.warmUp(); // while the database is asked
			this.total = this.checks.files(this.scope);
			if (this.check == Check.INTEGRITY) {
				this.incomparable = CompletableFuture.supplyAsync(() -> this.checks.incomparable(this.scope),
						(count) -> new Thread(count, "count").start());
			}
			GroupReaders made = this.factory.get();
			this.readers = made;
			this.prefetched = this.prefetching.of(this.groups, new CheckedGroupWork(new FileGroupWork(made)));
		}
		return this.prefetched;
	}

	@Override
	public void sum(boolean all, Tally<ValidateCount> counts) {
		CompletableFuture<Incomparable> counting = this.incomparable;
		if (counting != null) {
			counts.set(ValidateCount.NOT_HASHED, counting.join().unhashed());
		}
		if (this.tellsLeft) {
			Amount left = (all && !this.groups.isCut()) ? new Amount(0, 0) : this.groups.left();
			counts.set(ValidateCount.LEFT_FILES, left.files());
			counts.set(ValidateCount.LEFT_BYTES, left.bytes());
		}
	}

	@Override
	public Progress progress(String step, StepCounts<ValidateCount> counts) {
		GroupReaders reading = this.readers;
		long done = counts.get((this.check == Check.INTEGRITY) ? ValidateCount.FILES : ValidateCount.DECODED);
		return new Progress(step, done, total(), (reading != null) ? reading.bytes() : 0,
				counts.get(ValidateCount.ISSUES), this.current);
	}

	private long total() {
		CompletableFuture<Incomparable> counting = this.incomparable;
		if (counting == null || !counting.isDone() || counting.isCompletedExceptionally()) {
			return this.total;
		}
		Incomparable not = counting.join();
		return this.total - not.unhashed() - not.empty();
	}

	@Override
	public void close() {
		if (this.prefetched != null) {
			this.prefetched.close();
			this.prefetched = null;
		}
		GroupReaders made = this.readers;
		if (made != null) {
			made.close();
			this.readers = null;
		}
		CompletableFuture<Incomparable> counting = this.incomparable;
		if (counting != null) {
			counting.handle((counted, failure) -> true).join(); // it uses the database
		}
	}

}
