package dev.driveyard.watch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.watch.DirtyFolders.Batch;
import dev.driveyard.watch.WatchStatus.Mode;
import dev.driveyard.watches.WatchSpec;
import dev.driveyard.watches.WatchSpec.Method;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one location current. At most one request of it is open at a time; what is heard
 * meanwhile waits. It begins with a look at all, since nobody knows what happened before.
 * {@link #step} is called often, by one thread.
 */
final class LocationWatch implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(LocationWatch.class);

	/** How often it is looked whether the root is still the same. */
	private static final Duration ROOT = Duration.ofSeconds(1);

	private static final String NO_EVENTS = "its files are on another device, which tells of no changes";

	private final Location location;

	private final WatchSpec spec;

	private final WatchTiming timing;

	private final WatchedTree tree;

	private final IndexRequests requests;

	private final WatchLimit limit;

	private final DirtyFolders dirty = new DirtyFolders();

	private @Nullable TreeWatch watch;

	private volatile Mode mode = Mode.STARTING;

	private volatile @Nullable String reason;

	private volatile @Nullable Long request;

	private volatile long requestSince;

	private final AtomicInteger failures = new AtomicInteger();

	private long rootSeen;

	private long lookAgain;

	private long lookAtAll;

	LocationWatch(Location location, WatchSpec spec, boolean local, WatchTiming timing, WatchedTree tree,
			IndexRequests requests, WatchLimit limit) {
		this.location = location;
		this.spec = spec;
		this.timing = timing;
		this.tree = tree;
		this.requests = requests;
		this.limit = limit;
		if (!local) {
			poll(NO_EVENTS);
		}
		else if (spec.method() == Method.POLL) {
			poll(null);
		}
		this.lookAgain = System.nanoTime();
		this.lookAtAll = System.nanoTime();
	}

	/** What it watches. */
	Location location() {
		return this.location;
	}

	/** How it is to watch. */
	WatchSpec spec() {
		return this.spec;
	}

	/** Does what is to be done now. */
	void step() {
		try {
			settle();
			if (this.mode == Mode.STARTING || this.mode == Mode.ROOT_MISSING) {
				begin();
			}
			TreeWatch events = this.watch;
			if (events != null && (events.isRootLost() || isOtherRoot())) {
				loseRoot();
			}
			look();
		}
		catch (IllegalArgumentException | OperateException | CatalogueException ex) {
			fail(String.valueOf(ex.getMessage()));
		}
		catch (WatchLimitException | SilentPartException ex) {
			poll(ex.getMessage());
		}
		catch (IOException ex) {
			fail(String.valueOf(ex.getMessage()));
		}
	}

	/** Registers all, then lets all be looked at. */
	private void begin() throws IOException {
		if (!this.tree.findRoot()) {
			if (this.mode != Mode.ROOT_MISSING) {
				loseRoot();
			}
			return;
		}
		closeEvents();
		TreeWatch events = new TreeWatch(this.tree, this.limit, this.dirty);
		this.watch = events;
		events.start();
		events.registerAll();
		if (!events.isRootLost()) {
			this.mode = Mode.EVENTS;
			this.reason = null;
			this.failures.set(0);
			this.lookAgain = System.nanoTime();
			this.lookAtAll = System.nanoTime();
		}
	}

	/** A root that is moved away is told by nobody. */
	private boolean isOtherRoot() {
		long now = System.nanoTime();
		if (now - this.rootSeen < ROOT.toNanos()) {
			return false;
		}
		this.rootSeen = now;
		return !this.tree.isSameRoot();
	}

	/** Nothing is asked for while there is nothing to look at. */
	private void loseRoot() {
		closeEvents();
		this.mode = Mode.ROOT_MISSING;
		this.reason = "its root is not there";
		logger.warn("The root of location '{}' is not there; it is watched again when it is", this.location.name());
	}

	private void poll(@Nullable String why) {
		closeEvents();
		this.mode = Mode.POLLING;
		this.reason = why;
		this.lookAtAll = System.nanoTime();
		if (why != null) {
			logger.warn("Location '{}' is looked at every {} s, for {}", this.location.name(),
					this.spec.poll().toSeconds(), why);
		}
	}

	/** What became of the request. */
	private void settle() {
		Long open = this.request;
		Boolean done = (open != null) ? this.requests.outcome(open) : null;
		if (done == null) {
			return;
		}
		this.request = null;
		if (done) {
			this.failures.set(0);
		}
		else {
			fail("request " + open + " did not come to its end");
		}
	}

	/** What was to be looked at is not known any more, so all of it is. */
	private void fail(String why) {
		Duration pause = this.timing.retryAfter(this.failures.incrementAndGet());
		logger.warn("Location '{}' could not be brought up to date: {}. It is tried again in {} s",
				this.location.name(), why, pause.toSeconds());
		this.lookAgain = System.nanoTime() + pause.toNanos();
		this.lookAtAll = this.lookAgain;
	}

	private void look() throws IOException {
		long now = System.nanoTime();
		boolean ready = this.request == null && now - this.lookAgain >= 0
				&& (this.mode == Mode.EVENTS || this.mode == Mode.POLLING);
		if (!ready) {
			return;
		}
		TreeWatch events = this.watch;
		if (now - this.lookAtAll >= 0) {
			lookAtAll(now);
		}
		else if (events != null && this.dirty.isDue(now, this.timing.quiet(), this.timing.longest())) {
			events.hearAll();
			lookAt(events, this.dirty.take());
		}
	}

	private void lookAtAll(long now) {
		Batch batch = this.dirty.isEmpty() ? null : this.dirty.take();
		send(null, (batch != null) ? batch.since() : now);
		Duration pause = (this.mode == Mode.POLLING) ? this.spec.poll() : this.spec.reconcile();
		this.lookAtAll = now + pause.toNanos();
	}

	/** New directories are registered before they are looked at. */
	private void lookAt(TreeWatch events, Batch batch) throws IOException {
		try {
			if (batch.isWhole()) {
				events.registerAll();
				send(null, batch.since());
				return;
			}
			List<String> trees = new ArrayList<>(batch.trees());
			trees.addAll(events.refresh(batch.folders()));
			send(new Batch(false, batch.folders(), trees, batch.since()), batch.since());
		}
		catch (IOException | RuntimeException ex) {
			this.dirty.addAll(System.nanoTime());
			throw ex;
		}
	}

	private void send(@Nullable Batch batch, long since) {
		this.requestSince = since;
		this.request = this.requests.send(this.location, this.spec, batch);
	}

	/** How it is doing. */
	WatchStatus status() {
		TreeWatch events = this.watch;
		long heard = (events != null) ? events.heard() : 0;
		return new WatchStatus(this.location.id(), this.mode, this.reason, (events != null) ? events.size() : 0,
				this.limit.watches(), this.dirty.size(), lag(), (heard != 0) ? Instant.ofEpochMilli(heard) : null,
				(events != null) ? events.overflows() : 0, this.request, this.failures.get());
	}

	private @Nullable Duration lag() {
		long now = System.nanoTime();
		if (this.request != null) {
			return Duration.ofNanos(now - this.requestSince);
		}
		return this.dirty.isEmpty() ? null : Duration.ofNanos(now - this.dirty.since());
	}

	/** For tests: what hears. */
	@Nullable TreeWatch events() {
		return this.watch;
	}

	private void closeEvents() {
		TreeWatch events = this.watch;
		this.watch = null;
		if (events != null) {
			events.close();
		}
	}

	@Override
	public void close() {
		closeEvents();
	}

}
