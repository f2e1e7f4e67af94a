package dev.driveyard.jobs.index;

import java.util.Objects;

import dev.driveyard.catalogue.CatalogueReader;
import dev.driveyard.catalogue.Location;
import dev.driveyard.jobs.index.IndexCounts.Count;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepHistory;
import dev.driveyard.jobs.upkeep.VolumeIds;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Stretch;
import dev.driveyard.tree.StretchReader;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * One pass over the tree: reads it in stretches and compares them with the catalogue.
 * Keeps the key to go on after and all counts in the execution context. What Spring Batch
 * counts as read, filtered and written is set to entries: seen, unchanged, and the rest.
 */
final class ScanSession implements ItemStreamReader<Stretch>, ItemProcessor<Stretch, Discovery>, StepExecutionListener {

	/** Entries in one item: what a stop or a kill costs is a few of these. */
	private static final int STRETCH = 4000;

	private static final String MAY_HAVE_MOVED = "scan.mayHaveMoved";

	/** Set where a directory was passed by that the catalogue did not have. */
	static final String PASSED_UNKNOWN = "scan.passedUnknown";

	private final IndexParts parts;

	private final IndexParameters parameters;

	private final IndexCounts counts = new IndexCounts();

	private final Earlier earlier;

	private final @Nullable String until;

	private final boolean again;

	private @Nullable StepExecution step;

	private @Nullable StretchReader reader;

	private @Nullable DiscoverProcessor processor;

	private @Nullable CatalogueReader catalogue;

	private boolean mayHaveMoved;

	private boolean passedUnknown;

	private volatile String current = "";

	private volatile long expected;

	/**
	 * @param until the last directory of the pass, null for all
	 * @param again whether it looks once more at what the run has seen already
	 */
	ScanSession(IndexParts parts, IndexParameters parameters, Earlier earlier, @Nullable String until, boolean again) {
		this.parts = parts;
		this.parameters = parameters;
		this.earlier = earlier;
		this.until = until;
		this.again = again;
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
		this.parts.secondaryIndexes().defer();
	}

	@Override
	public void open(ExecutionContext context) {
		Location location = this.parts.locations()
			.find(this.parameters.location())
			.orElseThrow(() -> new IllegalArgumentException("There is no location " + this.parameters.location()));
		CatalogueReader known = new CatalogueReader(this.parts.readDataSource());
		this.catalogue = known;
		VolumeIds volumes = new VolumeIds(this.parts.volume(), location.device(), this.parts.locations(),
				this.parts.transactionManager());
		Scan scan = new Scan(location, this.parameters, known, this.parts.ids(), new SameFiles(this.parts.volume()),
				volumes, this.counts, this.again);
		if (!this.again) {
			this.earlier.handOn(context);
			this.counts.load(context);
		}
		this.expected = expected(location);
		this.mayHaveMoved = this.again
				|| context.getString(MAY_HAVE_MOVED, Boolean.toString(hasDirectories())).equals("true");
		this.processor = new DiscoverProcessor(scan, this.mayHaveMoved
				? new DirectoryMoves(scan, this.parts.volume(), this.parts.locations().on(location.device())) : null);
		this.passedUnknown = context.containsKey(PASSED_UNKNOWN);
		this.reader = new StretchReader(() -> walk(scan), end(), STRETCH);
		this.reader.open(this.again ? new ExecutionContext() : context);
	}

	/**
	 * What was passed by lies after what the runs before had seen: then all is looked at
	 * again.
	 */
	private @Nullable String end() {
		JobInstance instance = Objects.requireNonNull(this.step).getJobExecution().getJobInstance();
		boolean all = this.again
				&& StepHistory.newest(this.parts.repository(), instance, IndexJob.DISCOVER, PASSED_UNKNOWN).isPresent();
		return all ? null : this.until;
	}

	private TreeWalk walk(Scan scan) {
		FileStat start = new RootCheck(this.parts.volumes(), this.parts.locations(), scan.volumes()).start(scan);
		return new TreeWalk(this.parts.volume(), scan.location().root(), this.parameters.start(), start,
				this.parameters.rules(), new WalkOptions(this.parameters.maxDepth(), this.parameters.oneFileSystem(),
						this.parameters.walkers(), this.parts.library().id()));
	}

	private boolean hasDirectories() {
		return this.parts.reader()
			.sql("SELECT count(*) FROM (SELECT 1 FROM directory LIMIT 1) d")
			.query(Integer.class)
			.single() > 0;
	}

	private long expected(Location location) {
		if (location.scanned() == null || !this.parameters.isWhole()) {
			return 0;
		}
		return this.parts.reader()
			.sql("SELECT tree_files + tree_directories FROM directory WHERE id = ?")
			.param(location.rootEntry())
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	@Override
	public @Nullable Stretch read() {
		Stretch stretch = Objects.requireNonNull(this.reader).read();
		if (stretch != null) {
			this.current = stretch.lastPath();
		}
		return stretch;
	}

	@Override
	public @Nullable Discovery process(Stretch stretch) {
		return Objects.requireNonNull(this.processor).process(stretch);
	}

	@Override
	public void update(ExecutionContext context) {
		this.counts.save(context);
		context.putString(MAY_HAVE_MOVED, Boolean.toString(this.mayHaveMoved));
		if (!this.again && this.reader != null) {
			this.reader.update(context);
		}
		this.passedUnknown |= this.processor != null && this.processor.hasPassedUnknown();
		if (this.passedUnknown && !this.again) {
			context.putString(PASSED_UNKNOWN, "true");
		}
		if (this.step != null) {
			long seen = this.counts.get(Count.SEEN);
			long unchanged = this.counts.get(Count.UNCHANGED);
			this.step.setReadCount(seen);
			this.step.setFilterCount(unchanged);
			this.step.setWriteCount(seen - unchanged);
		}
	}

	/** How far the pass is. */
	Progress progress(String name) {
		return new Progress(name, this.counts.get(Count.SEEN), this.expected, this.counts.get(Count.BYTES),
				this.counts.get(Count.ISSUES), this.current);
	}

	@Override
	public void close() {
		if (this.reader != null) {
			this.reader.close();
		}
		if (this.catalogue != null) {
			this.catalogue.close();
			this.parts.ids().giveBack();
		}
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		this.parts.secondaryIndexes().build();
		return null;
	}

}
