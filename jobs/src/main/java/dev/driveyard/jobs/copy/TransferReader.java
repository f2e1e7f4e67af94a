package dev.driveyard.jobs.copy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import dev.driveyard.jobs.contents.PrefetchLimits;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.contents.PrefetchingItemReader;
import dev.driveyard.jobs.contents.PreparedItemReader;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what {@link SliceWorker} made of slice after slice, in the order in which
 * {@link CopySourceReader} reads and {@link SlicePreparation} prepares them, while some
 * threads work ahead. One item is what was done within a moment. Keeps no position: a
 * later execution looks at all again and does what the journal does not say to be done as
 * it is then. What an earlier execution had renamed without recording it has a chunk of
 * its own, which empty items fill up, since what follows has to see it in the journal.
 * For one thread.
 */
final class TransferReader implements ItemStreamReader<Transferred> {

	/** How many items are recorded at once. */
	static final int CHUNK = 1;

	private static final int MOST_FILES = 4000;

	private static final Duration PATIENCE = Duration.ofMillis(500);

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final JobExecution run;

	private final RunControl control;

	private final long since;

	private final LongAdder bytes = new LongAdder();

	private @Nullable PrefetchingItemReader<Slice, SliceResult> results;

	private volatile @Nullable TransferWork work;

	private RenameRecovery.@Nullable Found recovered;

	private boolean recovering;

	private volatile Operation.Amount expected = Operation.Amount.NONE;

	/**
	 * @param since when the instance began, nanoseconds since 1970
	 */
	TransferReader(CopyParts parts, CopyParameters parameters, JobExecution run, RunControl control, long since) {
		this.parts = parts;
		this.parameters = parameters;
		this.run = run;
		this.control = control;
		this.since = since;
	}

	@Override
	public void open(ExecutionContext context) {
		long id = instance().getInstanceId();
		List<Operation> operations = this.parts.journal().operations(id);
		this.expected = operations.stream()
			.map(Operation::amount)
			.reduce(Operation.Amount.NONE, Operation.Amount::plus);
		boolean resumed = this.parts.repository().getJobExecutions(instance()).size() > 1;
		RenameRecovery.Found found = new RenameRecovery(this.parts.journal(), this.parts.volume(), this.parts.clock())
			.find((resumed && this.parameters.move()) ? operations : List.of());
		this.recovered = found.isEmpty() ? null : found;
		this.recovering = false;
		this.results = results(operations, resumed);
		this.results.open(context);
	}

	private JobInstance instance() {
		return this.run.getJobInstance();
	}

	private PrefetchingItemReader<Slice, SliceResult> results(List<Operation> operations, boolean resumed) {
		String token = Tokens.prefix(this.parts.library(), instance().getInstanceId());
		WriteAhead writeAhead = new WriteAhead(this.parts.journal(), this.parts.transactionManager());
		OperationVolumes volumes = new OperationVolumes(this.parts);
		TransferWork transfer = new TransferWork(this.parts, this.parameters, writeAhead, volumes, token, this.since,
				this.bytes, new SlicesAtWork(this.parts.leftWork(), this.run, this.control));
		this.work = transfer;
		int threads = this.parameters.transfers();
		PrefetchLimits limits = new PrefetchLimits(threads, ahead(threads), Long.MAX_VALUE, MOST_FILES, PATIENCE);
		return new Prefetching(this.parts.effectExecutor(), threads, this.control::isStopRequested)
			.of(slices(operations, resumed, writeAhead, volumes, token), transfer, limits);
	}

	private ItemStreamReader<Slice> slices(List<Operation> operations, boolean resumed, WriteAhead writeAhead,
			OperationVolumes volumes, String token) {
		UnrecordedSlices unrecorded = new UnrecordedSlices(resumed ? mostUnrecorded() : 0);
		TargetFolders folders = new TargetFolders(this.parts.volume(), this.parameters, writeAhead, this.since);
		SliceCutter cutter = new SliceCutter(
				new FileSelection(LinkedNames.copied(this.parts.journal(), this.parts.volume(), operations),
						this.parameters.move()),
				unrecorded);
		OperationStart start = new OperationStart(this.parts, this.parameters, operations, folders, volumes,
				new OperationSource(this.parts.volume(), this.parameters.move(), token), cutter);
		SlicePreparation preparation = new SlicePreparation(start, new FolderStart(folders, volumes, cutter),
				(operation) -> resumed ? EarlierWork.of(this.parts.journal(), operation) : EarlierWork.none(),
				unrecorded, writeAhead, folders);
		return new PreparedItemReader<>(
				new CopySourceReader(operations, (operation) -> walk(operation, preparation.start())), preparation);
	}

	private @Nullable TreeWalk walk(Operation operation, @Nullable FileStat start) {
		WalkOptions options = new WalkOptions(WalkOptions.UNLIMITED, this.parameters.oneFileSystem(),
				this.parameters.transfers(), null);
		return (start != null)
				? new TreeWalk(this.parts.source(operation), operation.source(), "", start, Rules.NONE, options) : null;
	}

	/**
	 * How many slices with files a killed execution may have handled without recording
	 * them: those of a chunk, and by the most threads those ahead of it.
	 */
	private int mostUnrecorded() {
		int ofItem = 1 + MOST_FILES / 2;
		return ofItem * this.parts.commitInterval().of(CHUNK) + 1 + ahead(CopyParameters.MOST_THREADS);
	}

	/** How many slices are handled ahead of the one that is recorded next. */
	static int ahead(int transfers) {
		return 8 + 4 * transfers;
	}

	/**
	 * Reads what was done next.
	 * @throws TransferStoppedException if nothing more can be done
	 * @throws JobInterruptedException if the run was asked to end and nothing is there
	 */
	@Override
	public @Nullable Transferred read() throws Exception {
		RenameRecovery.Found found = this.recovered;
		if (found != null) {
			this.recovered = null;
			this.recovering = true;
			return new Transferred(found, List.of());
		}
		if (this.recovering) {
			return new Transferred(null, List.of());
		}
		List<SliceResult> done = Objects.requireNonNull(this.results).read();
		if (done == null) {
			return null;
		}
		done.forEach((result) -> result.slice().settled().operations().forEach(this::countWhole));
		return new Transferred(null, done);
	}

	/** The bytes of what was renamed as a whole. */
	private void countWhole(Operation operation) {
		this.bytes.add((operation.state() == Operation.State.DONE) ? operation.amount().bytes() : 0);
	}

	@Override
	public void update(ExecutionContext context) {
		this.recovering = false;
	}

	/** How far the step is. */
	Progress progress(StepCounts<CopyCount> counts) {
		long done = counts.get(CopyCount.FILES) + counts.get(CopyCount.SKIPPED) + counts.get(CopyCount.FAILED);
		TransferWork transfer = this.work;
		return new Progress(CopyJob.TRANSFER, done, this.expected.files(),
				counts.before(CopyCount.BYTES) + this.bytes.sum(), this.expected.bytes(), counts.get(CopyCount.FAILED),
				(transfer != null) ? transfer.current() : "");
	}

	@Override
	public void close() {
		if (this.results != null) {
			this.results.close();
			this.results = null;
		}
	}

}
