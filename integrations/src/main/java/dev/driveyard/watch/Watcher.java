package dev.driveyard.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.watches.WatchStore;
import dev.driveyard.watches.WatchedLocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Watches the locations that are to be watched and that this process reaches, each by a
 * thread of its own, from the start of the application to its end.
 */
public final class Watcher implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Watcher.class);

	/** Begins after those who run what it asks for, and ends before them. */
	private static final int PHASE = DEFAULT_PHASE - 4000;

	private static final Duration STEP = Duration.ofMillis(100);

	/** How long is waited for a watch to end. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final Duration ROWS = Duration.ofSeconds(3);

	private final WatchStore store;

	private final Locations locations;

	private final VolumeRegistry volumes;

	private final IndexRequests requests;

	private final WatchTiming timing;

	private final WatchLimit limit;

	private final boolean automatic;

	private final Map<Long, WatchThread> threads = new ConcurrentHashMap<>();

	private @Nullable Thread rows;

	private volatile CountDownLatch ending = new CountDownLatch(0);

	Watcher(WatchStore store, Locations locations, VolumeRegistry volumes, IndexRequests requests, WatchTiming timing,
			WatchLimit limit, boolean automatic) {
		this.store = store;
		this.locations = locations;
		this.volumes = volumes;
		this.requests = requests;
		this.timing = timing;
		this.limit = limit;
		this.automatic = automatic;
	}

	@Override
	public boolean isAutoStartup() {
		return this.automatic;
	}

	@Override
	public synchronized void start() {
		if (this.rows != null) {
			return;
		}
		this.ending = new CountDownLatch(1);
		Thread started = new Thread(this::followRows, "watch");
		started.setDaemon(true);
		this.rows = started;
		started.start();
	}

	private void followRows() {
		try {
			do {
				refresh();
			}
			while (!this.ending.await(ROWS.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Begins and ends what the rows say. */
	synchronized void refresh() {
		try {
			Map<Long, WatchedLocation> wanted = new HashMap<>();
			this.store.all().forEach((watched) -> wanted.put(watched.location(), watched));
			Set<Long> known = new HashSet<>(this.threads.keySet());
			for (long id : known) {
				WatchedLocation watched = wanted.get(id);
				Optional<Location> location = this.locations.find(id);
				if (watched == null || location.isEmpty() || !isSame(this.threads.get(id), watched, location.get())) {
					end(id);
				}
			}
			wanted.values().forEach(this::begin);
		}
		catch (RuntimeException ex) { // else nothing would be watched any more
			logger.warn("It could not be read which locations are watched; it is tried again", ex);
		}
	}

	private static boolean isSame(@Nullable WatchThread thread, WatchedLocation watched, Location location) {
		return thread != null && thread.watch().spec().equals(watched.spec())
				&& thread.watch().location().rules().equals(location.rules());
	}

	private void begin(WatchedLocation watched) {
		Location location = this.locations.find(watched.location()).orElse(null);
		if (this.ending.getCount() == 0 || location == null || this.threads.containsKey(location.id())
				|| !this.volumes.reaches(location.device())) {
			return;
		}
		boolean local = location.device().equals(this.volumes.here());
		LocationWatch watch = new LocationWatch(location, watched.spec(), local, this.timing,
				new WatchedTree(this.volumes.backend(location.device()), location), this.requests, this.limit);
		WatchThread thread = new WatchThread(watch, new CountDownLatch(1), new CountDownLatch(1));
		this.threads.put(location.id(), thread);
		thread.start();
	}

	private @Nullable WatchThread end(long id) {
		WatchThread thread = this.threads.remove(id);
		if (thread != null) {
			thread.ending().countDown();
		}
		return thread;
	}

	/** How the watches of this process are doing, by the ids of their locations. */
	List<WatchStatus> status() {
		return this.threads.keySet()
			.stream()
			.sorted()
			.flatMap((id) -> Optional.ofNullable(this.threads.get(id)).stream())
			.map((thread) -> thread.watch().status())
			.toList();
	}

	/** For tests: one of them. */
	@Nullable LocationWatch find(long location) {
		WatchThread thread = this.threads.get(location);
		return (thread != null) ? thread.watch() : null;
	}

	@Override
	public void stop() {
		Thread ended;
		List<WatchThread> watching = new ArrayList<>();
		synchronized (this) {
			ended = this.rows;
			this.rows = null;
			this.ending.countDown();
			for (long id : List.copyOf(this.threads.keySet())) {
				Optional.ofNullable(end(id)).ifPresent(watching::add);
			}
		}
		try {
			if (ended != null) {
				ended.join();
			}
			for (WatchThread thread : watching) {
				thread.awaitEnd();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.rows != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * The thread of a location. It may hang on a disk that does not answer: nobody waits
	 * long for it.
	 */
	private record WatchThread(LocationWatch watch, CountDownLatch ending, CountDownLatch ended) {

		void start() {
			Thread thread = new Thread(this::run, "watch-" + this.watch.location().id());
			thread.setDaemon(true);
			thread.start();
		}

		private void run() {
			try (this.watch) {
				while (!this.ending.await(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
					step();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				this.ended.countDown();
			}
		}

		void awaitEnd() throws InterruptedException {
			if (!this.ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("The watch of location '{}' does not end; it is left behind", this.watch.location().name());
			}
		}

		private void step() {
			try {
				this.watch.step();
			}
			catch (RuntimeException ex) { // else it would be watched no more
				logger.warn("Location '{}' can't be seen to now; it is tried again", this.watch.location().name(), ex);
			}
		}

	}

}
