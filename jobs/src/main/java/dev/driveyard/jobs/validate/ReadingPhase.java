package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.driveyard.catalogue.CheckScope;
import dev.driveyard.catalogue.CheckedFile;
import dev.driveyard.catalogue.FileChecks.Incomparable;
import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.catalogue.PendingFile;
import dev.driveyard.content.Kernels;
import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.GroupPool.Done;
import dev.driveyard.content.files.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Reads files with the threads of a pool, ahead of the step. A piece of work is what was
 * done within a second, perhaps nothing.
 */
final class ReadingPhase implements Phase {

	private static final int MOST_IN_ITEM = 4000;

	private static final int MOST_IN_GROUP = 64;

	private static final long MOST_GROUP_BYTES = 2L << 20;

	/** What may wait in memory between the threads and the step. */
	private static final int MOST_AHEAD = 8000;

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final CheckSession session;

	private final ValidateParameters parameters;

	private final Places places;

	private final CheckScope scope;

	private final Check check;

	private final long instance;

	private final Budget budget;

	private @Nullable CheckFeed feed;

	private @Nullable Reader reader;

	private int ahead;

	/** Counted while files are read already. */
	private @Nullable CompletableFuture<Incomparable> incomparable;

	private long total;

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
	}

	@Override
	public @Nullable Work read() throws IOException {
		List<Checked> item = new ArrayList<>();
		Reader reading = Objects.requireNonNull(this.reader);
		submit(reading);
		long end = System.nanoTime() + PATIENCE.toNanos();
		long left = PATIENCE.toNanos();
		while (item.size() < MOST_IN_ITEM && left > 0 && this.ahead > 0) {
			Done done = reading.pool().poll(Duration.ofNanos(left));
			if (done != null) {
				add(done, item);
				submit(reading);
			}
			left = end - System.nanoTime();
		}
		if (!item.isEmpty() || this.ahead > 0) {
			return () -> judge(reading, item);
		}
		return (this.incomparable != null) ? count(this.incomparable) : null;
	}

	private Work count(CompletableFuture<Incomparable> counting) {
		this.incomparable = null;
		return () -> {
			Incomparable not = counting.join();
			this.total -= not.unhashed() + not.empty();
			this.session.counts().set(Count.NOT_HASHED, not.unhashed());
			return new Change(this.check);
		};
	}

	private void submit(Reader reading) {
		CheckFeed files = Objects.requireNonNull(this.feed);
		while (this.ahead < MOST_AHEAD) {
			List<CheckedFile> some = files.nextGroup(MOST_IN_GROUP, MOST_GROUP_BYTES);
			if (some.isEmpty()) {
				return;
			}
			this.ahead += some.size();
			PendingFile first = some.get(0).file();
			reading.pool()
				.submit(new FileGroup(this.places.directory(some.get(0).location(), first.directory()),
						some.stream().map(CheckedFile::file).toList()));
		}
	}

	private void add(Done done, List<Checked> item) throws IOException {
		Throwable failure = done.failure();
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure != null) {
			throw new IOException("Files in " + done.group().directory() + " could not be read: " + failure, failure);
		}
		this.ahead -= done.readings().size();
		CheckFeed files = Objects.requireNonNull(this.feed);
		done.readings()
			.forEach((reading) -> item.add(new Checked(files.takeBack(reading.file().entry().id()), reading)));
	}

	private Change judge(Reader reading, List<Checked> item) {
		Change change = new Change(this.check);
		item.forEach((checked) -> reading.judge(checked.file(), checked.reading(), change));
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
			this.incomparable.handle((counted, failure) -> true).join(); // it uses the
																			// database
			this.incomparable = null;
		}
	}

	/**
	 * A file with what came of reading it.
	 */
	private record Checked(CheckedFile file, Reading reading) {
	}

}
