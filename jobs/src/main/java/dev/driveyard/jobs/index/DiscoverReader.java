package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Stretch;
import dev.driveyard.tree.StretchReader;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads a tree in stretches, in the walk's order, with what the catalogue has of each
 * directory. Keeps the last directory that was handed out and goes on strictly after it;
 * a pass over what was seen already begins at the top each time. For one thread; the walk
 * reads ahead on others.
 */
final class DiscoverReader implements ItemStreamReader<MatchedStretch> {

	/** Entries in one item: what a stop or a kill costs is a few of these. */
	private static final int STRETCH = 4000;

	private static final String MAY_HAVE_MOVED = "scan.mayHaveMoved";

	private final IndexParts parts;

	private final IndexParameters parameters;

	private final @Nullable SeenTree again;

	private @Nullable Scan scan;

	private @Nullable StretchReader walk;

	private @Nullable DirectoryMatcher matcher;

	private boolean mayHaveMoved;

	private boolean passedUnknown;

	private volatile String current = "";

	private volatile long expected;

	/**
	 * A reader.
	 * @param again what was seen already, to be looked at once more; null to go on after
	 * it
	 */
	DiscoverReader(IndexParts parts, IndexParameters parameters, @Nullable SeenTree again) {
		this.parts = parts;
		this.parameters = parameters;
		this.again = again;
	}

	@Override
	public void open(ExecutionContext context) {
		Scan opened = Scan.open(this.parts, this.parameters);
		this.scan = opened;
		this.expected = expected(opened.location());
		this.mayHaveMoved = this.again != null
				|| context.getString(MAY_HAVE_MOVED, Boolean.toString(hasDirectories())).equals("true");
		this.matcher = new DirectoryMatcher(opened, this.parts.ids(), this.mayHaveMoved
				? new DirectoryMoves(opened, this.parts.volume(), this.parts.locations().on(opened.location().device()))
				: null);
		this.passedUnknown = context.containsKey(SeenTree.PASSED_UNKNOWN);
		this.walk = new StretchReader(() -> walk(opened), (this.again != null) ? this.again.end() : null, STRETCH);
		this.walk.open((this.again != null) ? new ExecutionContext() : context);
	}

	private TreeWalk walk(Scan opened) {
		FileStat start = new RootCheck(this.parts.volumes(), this.parts.locations(), opened.volumes()).start(opened);
		return new TreeWalk(this.parts.volume(), opened.location().root(), this.parameters.start(), start,
				this.parameters.rules(), new WalkOptions(this.parameters.maxDepth(), this.parameters.oneFileSystem(),
						this.parameters.walkers(), this.parts.library().id(), this.parameters.only().walk()));
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
	public @Nullable MatchedStretch read() {
		Stretch stretch = Objects.requireNonNull(this.walk).read();
		if (stretch == null) {
			return null;
		}
		this.current = stretch.lastPath();
		List<MatchedDirectory> matched = new ArrayList<>(stretch.listings().size());
		for (Listing listing : stretch.listings()) {
			MatchedDirectory directory = Objects.requireNonNull(this.matcher).match(listing);
			if (directory != null) {
				matched.add(directory);
			}
		}
		return new MatchedStretch(matched);
	}

	@Override
	public void update(ExecutionContext context) {
		context.putString(MAY_HAVE_MOVED, Boolean.toString(this.mayHaveMoved));
		this.passedUnknown |= this.matcher != null && this.matcher.hasPassedUnknown();
		if (this.again == null && this.walk != null) {
			this.walk.update(context);
			if (this.passedUnknown) {
				context.putString(SeenTree.PASSED_UNKNOWN, "true");
			}
		}
	}

	/** How far the step is. */
	Progress progress(String step, StepCounts<IndexCount> counts) {
		return new Progress(step, counts.get(IndexCount.SEEN), this.expected, counts.get(IndexCount.BYTES),
				counts.get(IndexCount.ISSUES), this.current);
	}

	@Override
	public void close() {
		if (this.walk != null) {
			this.walk.close();
		}
		if (this.scan != null) {
			this.scan.close();
			this.scan = null;
			this.parts.ids().giveBack();
		}
	}

}
