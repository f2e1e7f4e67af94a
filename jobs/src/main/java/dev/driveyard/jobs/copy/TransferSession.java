package dev.driveyard.jobs.copy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

import dev.driveyard.jobs.copy.CopyCounts.Count;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepHistory;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.transfer.copy.RateLimiter;
import dev.driveyard.transfer.copy.TargetNames;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Copies or moves slice after slice on several threads, and hands the results on in the
 * order of the slices. Keeps no position: a later execution looks at all again and does
 * what the journal does not say to be done as it is then.
 */
final class TransferSession implements ItemStreamReader<List<SliceResult>>, ItemWriter<List<SliceResult>> {

	private static final Logger logger = LoggerFactory.getLogger(TransferSession.class);

	private static final int MOST_FILES = 4000;

	private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final JobInstance instance;

	private final RunControl control;

	private final long run;

	private final long since;

	private final CopyCounts counts = new CopyCounts();

	private final LongAdder bytes = new LongAdder();

	private final Deque<Future<SliceResult>> window = new ArrayDeque<>();

	private @Nullable ExecutorService workers;

	private @Nullable ThreadLocal<SliceWorker> worker;

	private @Nullable TransferFeed feed;

	private RenameRecovery.@Nullable Found recovered;

	private volatile Operation.Amount expected = Operation.Amount.NONE;

	private volatile boolean halted;

	private volatile String current = "";

	private boolean ended;

	private @Nullable String pointless;

	/**
	 * @param since when the instance began, nanoseconds since 1970
	 */
	TransferSession(CopyParts parts, CopyParameters parameters, JobInstance instance, RunControl control, long run,
			long since) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
		this.control = control;
		this.run = run;
		this.since = since;
	}

	@Override
	public void open(ExecutionContext context) {
		StepHistory.handOn(this.parts.repository(), this.instance, CopyJob.TRANSFER, Count.FILES.key(), context);
		this.counts.load(context);
		long id = this.instance.getInstanceId();
		List<Operation> operations = this.parts.journal().operations(id);
		this.expected = operations.stream()
			.map(Operation::amount)
			.reduce(Operation.Amount.NONE, Operation.Amount::plus);
		this.bytes.add(this.counts.get(Count.BYTES));
		boolean resumed = this.parts.repository().getJobExecutions(this.instance).size() > 1;
		this.counts.add(Count.FAILED, -this.counts.get(Count.FAILED)); // to be tried
																		// again
		String token = Tokens.prefix(this.parts.library(), id);
		WriteAhead writeAhead = new WriteAhead(this.parts.journal(), this.parts.transactionManager());
		RenameRecovery.Found found = new RenameRecovery(this.parts)
			.find((resumed && this.parameters.move()) ? operations : List.of());
		this.recovered = found.isEmpty() ? null : found;
		this.feed = new TransferFeed(this.parts, this.parameters, operations, resumed, writeAhead,
				LinkedNames.copied(this.parts, operations), token, this.since);
		RateLimiter limiter = (this.parameters.bandwidth() > 0)
				? RateLimiter.ofBytesPerSecond(this.parameters.bandwidth()) : RateLimiter.UNLIMITED;
		this.halted = false;
		this.ended = false;
		this.pointless = null;
		this.workers = Executors.newFixedThreadPool(this.parameters.transfers());
		TargetNames names = new TargetNames();
		this.worker = ThreadLocal.withInitial(() -> new SliceWorker(this.parts, this.parameters, writeAhead, token,
				names, limiter, this.bytes, () -> this.halted || this.control.isStopRequested(), this.since));
	}

	@Override
	public @Nullable List<SliceResult> read() throws InterruptedException {
		if (this.recovered != null) {
			return List.of(); // so that it is written
		}
		boolean left = this.pointless == null || !this.window.isEmpty();
		List<SliceResult> results = left ? take() : List.of();
		if (this.pointless != null && results.isEmpty()) {
			throw new TransferStoppedException(this.pointless);
		}
		return (results.isEmpty() && this.window.isEmpty() && !this.ended) ? null : results;
	}

	private List<SliceResult> take() throws InterruptedException {
		List<SliceResult> results = new ArrayList<>();
		long until = System.nanoTime() + PATIENCE_NANOS;
		int files = 0;
		while (!this.ended && files < MOST_FILES && (results.isEmpty() || System.nanoTime() < until)) {
			fill();
			Future<SliceResult> next = this.window.peek();
			if (next == null || (next.isDone() ? false : !results.isEmpty() && !await(next, until))) {
				break;
			}
			SliceResult result = get(next);
			this.window.remove();
			if (result.stopped()) {
				stopped(result, results);
				break;
			}
			results.add(result);
			files += 1 + result.files().size();
		}
		return results;
	}

	/**
	 * What was done until then is recorded first, also of slices that come later; the
	 * next reading says what happened.
	 */
	private void stopped(SliceResult result, List<SliceResult> results) throws InterruptedException {
		this.ended = true;
		this.halted = true;
		if (result.pointless() != null) {
			this.pointless = result.pointless();
		}
		results.add(result);
		for (Future<SliceResult> later : this.window) {
			try {
				results.add(later.get());
			}
			catch (ExecutionException ex) {
				logger.debug("A slice ended with the others", ex);
			}
		}
		this.window.clear();
	}

	/** How many slices are handled ahead of the one that is recorded next. */
	static int ahead(int transfers) {
		return 8 + 4 * transfers;
	}

	private void fill() {
		int most = ahead(this.parameters.transfers());
		ThreadLocal<SliceWorker> own = Objects.requireNonNull(this.worker);
		while (this.window.size() < most && !this.halted && !this.control.isStopRequested()) {
			Slice slice = next();
			if (slice == null) {
				return;
			}
			this.window.add(Objects.requireNonNull(this.workers).submit(() -> {
				this.current = slice.path().isEmpty() ? slice.operation().source() : slice.path();
				return own.get().handle(slice);
			}));
		}
		if (this.window.isEmpty() && this.control.isStopRequested()) {
			this.ended = true;
		}
	}

	/** What has been handed out before is recorded before the failure is told. */
	private @Nullable Slice next() {
		try {
			return Objects.requireNonNull(this.feed).next();
		}
		catch (TransferStoppedException ex) {
			this.pointless = ex.getMessage();
			this.halted = true;
			return null;
		}
	}

	private static boolean await(Future<SliceResult> next, long until) throws InterruptedException {
		try {
			next.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			return true; // it is thrown when it is taken
		}
	}

	private static SliceResult get(Future<SliceResult> next) throws InterruptedException {
		try {
			return next.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A file could not be handled", ex.getCause());
		}
	}

	@Override
	public void write(Chunk<? extends List<SliceResult>> chunk) {
		List<OperationFile> files = new ArrayList<>();
		List<OperationDirectory> directories = new ArrayList<>();
		RenameRecovery.Found found = this.recovered;
		if (found != null) {
			files.addAll(found.files());
			directories.addAll(found.directories());
			this.counts.addAll(found.counts());
			this.recovered = null;
		}
		for (List<SliceResult> results : chunk) {
			for (SliceResult result : results) {
				files.addAll(result.files());
				directories.addAll(result.slice().settled().directories());
				this.parts.journal().update(result.slice().settled().operations());
				this.parts.runs().addIssues(this.run, result.issues());
				this.counts.addAll(result.counts());
				result.slice().settled().operations().forEach(this::countWhole);
			}
		}
		this.parts.journal().saveDirectories(directories);
		this.parts.journal().saveFiles(files);
	}

	/** What was renamed as a whole. */
	private void countWhole(Operation operation) {
		if (operation.state() == Operation.State.DONE) {
			this.counts.add(Count.FILES, operation.amount().files());
			this.counts.add(Count.DIRECTORIES, operation.amount().directories());
			this.counts.add(Count.BYTES, operation.amount().bytes());
			this.bytes.add(operation.amount().bytes());
		}
	}

	@Override
	public void update(ExecutionContext context) {
		this.counts.save(context);
	}

	/** How far the step is. */
	Progress progress() {
		long done = this.counts.get(Count.FILES) + this.counts.get(Count.SKIPPED) + this.counts.get(Count.FAILED);
		return new Progress(CopyJob.TRANSFER, done, this.expected.files(), this.bytes.sum(), this.expected.bytes(),
				this.counts.get(Count.FAILED), this.current);
	}

	@Override
	public void close() {
		this.halted = true;
		ExecutorService pool = this.workers;
		if (pool != null) {
			pool.shutdown();
			try {
				pool.awaitTermination(1, TimeUnit.HOURS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.workers = null;
		}
		if (this.feed != null) {
			this.feed.close();
			this.feed = null;
		}
		this.window.clear();
	}

}
