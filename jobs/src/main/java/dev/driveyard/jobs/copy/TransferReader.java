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

import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.journal.Operation;
import dev.driveyard.transfer.copy.RateLimiter;
import dev.driveyard.transfer.copy.TargetNames;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what {@link SliceWorker} made of slice after slice, in the order of
 * {@link SliceReader}, while some threads work ahead. One item is what was done within a
 * moment. Keeps no position: a later execution looks at all again and does what the
 * journal does not say to be done as it is then. What an earlier execution had renamed
 * without recording it has a chunk of its own, which empty items fill up, since what
 * follows has to see it in the journal. For one thread.
 */
final class TransferReader implements ItemStreamReader<Transferred> {

	private static final Logger logger = LoggerFactory.getLogger(TransferReader.class);

	private static final int MOST_FILES = 4000;

	private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final JobInstance instance;

	private final RunControl control;

	private final long since;

	private final LongAdder bytes = new LongAdder();

	private final Deque<Future<SliceResult>> window = new ArrayDeque<>();

	private @Nullable ExecutorService workers;

	private @Nullable ThreadLocal<SliceWorker> worker;

	private @Nullable SliceReader slices;

	private RenameRecovery.@Nullable Found recovered;

	private boolean recovering;

	private volatile Operation.Amount expected = Operation.Amount.NONE;

	private volatile boolean halted;

	private volatile String current = "";

	private boolean ended;

	private @Nullable String pointless;

	/**
	 * @param since when the instance began, nanoseconds since 1970
	 */
	TransferReader(CopyParts parts, CopyParameters parameters, JobInstance instance, RunControl control, long since) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
		this.control = control;
		this.since = since;
	}

	@Override
	public void open(ExecutionContext context) {
		long id = this.instance.getInstanceId();
		List<Operation> operations = this.parts.journal().operations(id);
		this.expected = operations.stream()
			.map(Operation::amount)
			.reduce(Operation.Amount.NONE, Operation.Amount::plus);
		boolean resumed = this.parts.repository().getJobExecutions(this.instance).size() > 1;
		String token = Tokens.prefix(this.parts.library(), id);
		WriteAhead writeAhead = new WriteAhead(this.parts.journal(), this.parts.transactionManager());
		RenameRecovery.Found found = new RenameRecovery(this.parts)
			.find((resumed && this.parameters.move()) ? operations : List.of());
		this.recovered = found.isEmpty() ? null : found;
		this.slices = new SliceReader(this.parts, this.parameters, operations, resumed, writeAhead,
				LinkedNames.copied(this.parts, operations), token, this.since);
		RateLimiter limiter = (this.parameters.bandwidth() > 0)
				? RateLimiter.ofBytesPerSecond(this.parameters.bandwidth()) : RateLimiter.UNLIMITED;
		this.recovering = false;
		this.halted = false;
		this.ended = false;
		this.pointless = null;
		this.workers = Executors.newFixedThreadPool(this.parameters.transfers());
		TargetNames names = new TargetNames();
		this.worker = ThreadLocal.withInitial(() -> new SliceWorker(this.parts, this.parameters, writeAhead, token,
				names, limiter, this.bytes, () -> this.halted || this.control.isStopRequested(), this.since));
	}

	/**
	 * Reads what was done next.
	 * @throws TransferStoppedException if nothing more can be done
	 * @throws JobInterruptedException if the run was asked to end and nothing is there
	 */
	@Override
	public @Nullable Transferred read() throws InterruptedException, JobInterruptedException {
		RenameRecovery.Found found = this.recovered;
		if (found != null) {
			this.recovered = null;
			this.recovering = true;
			return new Transferred(found, List.of());
		}
		if (this.recovering) {
			return new Transferred(null, List.of());
		}
		boolean left = this.pointless == null || !this.window.isEmpty();
		List<SliceResult> results = left ? take() : List.of();
		if (this.pointless != null && results.isEmpty()) {
			throw new TransferStoppedException(this.pointless);
		}
		if (results.isEmpty() && this.ended) {
			throw new JobInterruptedException("Stopped while files were copied");
		}
		results.forEach((result) -> result.slice().settled().operations().forEach(this::countWhole));
		return results.isEmpty() ? null : new Transferred(null, results);
	}

	/** The bytes of what was renamed as a whole. */
	private void countWhole(Operation operation) {
		this.bytes.add((operation.state() == Operation.State.DONE) ? operation.amount().bytes() : 0);
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
			return Objects.requireNonNull(this.slices).next();
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
	public void update(ExecutionContext context) {
		this.recovering = false;
	}

	/** How far the step is. */
	Progress progress(StepCounts<CopyCount> counts) {
		long done = counts.get(CopyCount.FILES) + counts.get(CopyCount.SKIPPED) + counts.get(CopyCount.FAILED);
		return new Progress(CopyJob.TRANSFER, done, this.expected.files(),
				counts.before(CopyCount.BYTES) + this.bytes.sum(), this.expected.bytes(), counts.get(CopyCount.FAILED),
				this.current);
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
		if (this.slices != null) {
			this.slices.close();
			this.slices = null;
		}
		this.window.clear();
	}

}
