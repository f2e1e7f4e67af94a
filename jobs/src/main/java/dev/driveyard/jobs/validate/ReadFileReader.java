package dev.driveyard.jobs.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.driveyard.catalogue.contents.Contents.Amount;
import dev.driveyard.catalogue.findings.CheckScope;
import dev.driveyard.catalogue.findings.FileChecks;
import dev.driveyard.catalogue.findings.FileChecks.Incomparable;
import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.content.Kernels;
import dev.driveyard.content.files.GroupReaders;
import dev.driveyard.jobs.contents.FileGroupWork;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.contents.PrefetchingItemReader;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads files for one of the checks, by several threads ahead of the step. An item is
 * what was read within a second. What is done is marked in the database, so it keeps no
 * position. For one thread.
 */
final class ReadFileReader implements ItemStreamReader<ReadFiles> {

	private final Check check;

	private final CheckParts parts;

	private final Prefetching prefetching;

	private CheckScope scope = new CheckScope(List.of());

	private @Nullable CheckedGroupReader groups;

	private volatile @Nullable GroupReaders readers;

	private @Nullable PrefetchingItemReader<CheckedGroup, ReadFiles.ReadFile> prefetched;

	/** Counted while files are read already. */
	private volatile @Nullable CompletableFuture<Incomparable> incomparable;

	private volatile long total;

	private volatile String current = "";

	ReadFileReader(Check check, CheckParts parts, Prefetching prefetching) {
		this.check = check;
		this.parts = parts;
		this.prefetching = prefetching;
	}

	@Override
	public void open(ExecutionContext context) {
		this.scope = this.parts.places().present(new ArrayList<>());
		this.groups = this.parts.groups(this.check, this.scope);
	}

	@Override
	public @Nullable ReadFiles read() throws Exception {
		List<ReadFiles.ReadFile> read = prefetched().read();
		if (read == null) {
			return null;
		}
		ReadFiles.ReadFile last = read.get(read.size() - 1);
		this.current = groups().path(last.file());
		return new ReadFiles(this.check, read);
	}

	private PrefetchingItemReader<CheckedGroup, ReadFiles.ReadFile> prefetched() {
		if (this.prefetched == null) {
			Kernels.warmUp(); // while the database is asked
			this.total = checks().files(this.scope);
			if (this.check == Check.INTEGRITY) {
				this.incomparable = CompletableFuture.supplyAsync(() -> checks().incomparable(this.scope),
						(count) -> new Thread(count, "count").start());
			}
			GroupReaders made = this.parts.readers(this.check);
			this.readers = made;
			this.prefetched = this.prefetching.of(groups(), new CheckedGroupWork(new FileGroupWork(made)));
		}
		return this.prefetched;
	}

	private CheckedGroupReader groups() {
		return Objects.requireNonNull(this.groups);
	}

	private FileChecks checks() {
		return this.parts.parts().checks();
	}

	/**
	 * Counts what is known only at the end.
	 * @param all whether all that was read was marked as done
	 */
	void sum(boolean all, Tally<ValidateCount> counts) {
		CompletableFuture<Incomparable> counting = this.incomparable;
		if (counting != null) {
			counts.set(ValidateCount.NOT_HASHED, counting.join().unhashed());
		}
		if (this.parts.tellsLeft(this.check)) {
			Amount left = (all && !groups().isCut()) ? new Amount(0, 0) : groups().left();
			counts.set(ValidateCount.LEFT_FILES, left.files());
			counts.set(ValidateCount.LEFT_BYTES, left.bytes());
		}
	}

	/** How far it is. */
	Progress progress(String step, StepCounts<ValidateCount> counts) {
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
