package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.driveyard.catalogue.CheckScope;
import dev.driveyard.catalogue.CheckedFile;
import dev.driveyard.catalogue.Contents.Amount;
import dev.driveyard.catalogue.FileChecks.Incomparable;
import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.content.Kernels;
import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.ReadAhead;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Reads files with the threads of a pool, ahead of the step. A piece of work is what was
 * done within a second, perhaps nothing.
 */
final class ReadingPhase implements Phase, ReadAhead.Source<ReadingPhase.Checked> {

	private final CheckSession session;

	private final ValidateParameters parameters;

	private final Places places;

	private final CheckScope scope;

	private final Check check;

	private final long instance;

	private final Budget budget;

	private @Nullable CheckFeed feed;

	private @Nullable Reader reader;

	private @Nullable ReadAhead<Checked> readings;

	/** Counted while files are read already. */
	private @Nullable CompletableFuture<Incomparable> incomparable;

	private long total;

	/** Whether what was read was all looked at, too. */
	private boolean all = true;

	private boolean summed;

	ReadingPhase(CheckSession session, ValidateParameters parameters, Places places, CheckScope scope, Check check,
			long instance, Budget budget) {
		this.session = session;
		this.parameters = parameters;
		this.places = places;
		this.scope = scope;
		this.check = check;
		this.instance = instance;
		this.budget = budget;
	}

	Check check() {
		return this.check;
	}

	@Override
	public void open(ExecutionContext context) {
		Kernels.warmUp(); // while the database is asked
		ValidateParts parts = this.session.parts();
		this.total = parts.checks().files(this.scope);
		if (this.check == Check.INTEGRITY) {
			this.incomparable = CompletableFuture.supplyAsync(() -> parts.checks().incomparable(this.scope),
					(count) -> new Thread(count, "count").start());
		}
		this.feed = new CheckFeed(parts.checks(), this.scope, this.check, this.instance, this.budget);
		this.reader = (this.check == Check.INTEGRITY) ? new IntegrityReader(this.session, this.parameters, this.places)
				: new CorruptionReader(this.session, this.parameters, this.places);
		this.readings = new ReadAhead<>(this.reader.pool(), this);
	}

	@Override
	public @Nullable Work read() throws IOException {
		ReadAhead<Checked> ahead = Objects.requireNonNull(this.readings);
		List<Checked> item = ahead.read();
		if (!item.isEmpty() || !ahead.isIdle()) {
			return () -> judge(item);
		}
		if (this.summed) {
			return null;
		}
		this.summed = true;
		return this::sum;
	}

	private Change sum() {
		if (this.incomparable != null) {
			Incomparable not = this.incomparable.join();
			this.session.counts().set(Count.NOT_HASHED, not.unhashed());
		}
		if (this.check == Check.INTEGRITY || this.parameters.mode() == ValidateMode.CORRUPTION) {
			boolean all = this.all && !Objects.requireNonNull(this.feed).isCut();
			Amount left = all ? new Amount(0, 0)
					: this.session.parts().checks().left(this.scope, this.check, this.instance);
			this.session.counts().set(Count.LEFT_FILES, left.files());
			this.session.counts().set(Count.LEFT_BYTES, left.bytes());
		}
		return new Change(this.check);
	}

	@Override
	public @Nullable FileGroup next(int most, long mostBytes) {
		List<CheckedFile> some = Objects.requireNonNull(this.feed).nextGroup(most, mostBytes);
		if (some.isEmpty()) {
			return null;
		}
		CheckedFile first = some.get(0);
		return new FileGroup(this.places.directory(first.location(), first.file().directory()),
				some.stream().map(CheckedFile::file).toList());
	}

	@Override
	public void take(List<Reading> done, List<Checked> item) {
		CheckFeed files = Objects.requireNonNull(this.feed);
		done.forEach((reading) -> item.add(new Checked(files.takeBack(reading.file().entry().id()), reading)));
	}

	private Change judge(List<Checked> item) {
		Reader reading = Objects.requireNonNull(this.reader);
		Change change = new Change(this.check);
		item.forEach((checked) -> reading.judge(checked.file(), checked.reading(), change));
		this.all &= change.marks().size() == item.size();
		return change;
	}

	@Override
	public long total() {
		CompletableFuture<Incomparable> counting = this.incomparable;
		if (counting == null || !counting.isDone() || counting.isCompletedExceptionally()) {
			return this.total;
		}
		Incomparable not = counting.join();
		return this.total - not.unhashed() - not.empty();
	}

	@Override
	public long bytes() {
		Reader reading = this.reader;
		return (reading != null) ? reading.bytes() : 0;
	}

	@Override
	public void close() {
		if (this.reader != null) {
			this.reader.close();
			this.reader = null;
		}
		if (this.incomparable != null) {
			// it uses the database
			this.incomparable.handle((counted, failure) -> true).join();
			this.incomparable = null;
		}
	}

	/**
	 * A file with what came of reading it.
	 */
	record Checked(CheckedFile file, Reading reading) {
	}

}
