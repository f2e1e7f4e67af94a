package dev.driveyard.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.operate.queue.QueueChannels;
import dev.driveyard.jobs.operate.queue.QueueSettings;
import dev.driveyard.jobs.operate.queue.QueueWorkersConfiguration;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.watch.WatchStatus.Mode;
import dev.driveyard.watches.WatchSpec;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;

/**
 * An open library with one location that is watched.
 */
final class WatchFixture implements AutoCloseable {

	private static final Duration LONG = Duration.ofSeconds(90);

	private final JobFixture jobs;

	private final Path root;

	private final long location;

	/** Indexes a folder, and watches it from then on. */
	WatchFixture(Library library, Path root, WatchSpec spec, Class<?>... more) throws Exception {
		this.root = root.toRealPath();
		Map<String, Object> settings = new HashMap<>(Map.of(QueueSettings.POLL, "200ms", WatchTiming.QUIET, "300ms",
				WatchTiming.LONGEST, "3s", WatchTiming.RETRY, "1s"));
		List<Class<?>> all = new ArrayList<>(
				List.of(QueueWorkersConfiguration.class, QueueChannels.class, WatcherConfiguration.class));
		all.addAll(List.of(more));
		this.jobs = JobFixture.open(library, settings, all.toArray(new Class<?>[0]));
		this.jobs.index(this.root);
		this.location = this.jobs.bean(Locations.class).all().get(0).id();
		settings().watch(this.location, spec, "somebody");
	}

	JobFixture jobs() {
		return this.jobs;
	}

	WatchSettings settings() {
		return this.jobs.bean(WatchSettings.class);
	}

	long location() {
		return this.location;
	}

	WatchStatus status() {
		return settings().status().get(0);
	}

	TreeWatch events() {
		LocationWatch watch = Objects.requireNonNull(this.jobs.bean(Watcher.class).find(this.location));
		return Objects.requireNonNull(watch.events());
	}

	/** Waits until it watches and has nothing to look at. */
	WatchFixture awaitIdle() {
		Awaitility.await()
			.atMost(LONG)
			.pollInterval(Duration.ofMillis(100))
			.during(Duration.ofMillis(700))
			.until(() -> status().mode() == Mode.EVENTS && status().lag() == null && isLookedAt());
		return this;
	}

	private boolean isLookedAt() {
		return this.jobs.sql().sql("SELECT count(*) FROM launch_request").query(Long.class).single() > 0;
	}

	Mode awaitMode(Mode mode) {
		Awaitility.await().atMost(LONG).until(() -> status().mode() == mode);
		return mode;
	}

	/** All requests, oldest first, by what they look at: {@code all} or the folders. */
	List<String> looks() {
		return this.jobs.bean(RequestQueries.class)
			.page(new RequestQueries.Filter(null, null, null), Long.MAX_VALUE, 1000)
			.stream()
			.map((request) -> request.asked().parameters())
			.toList();
	}

	/** The catalogue is sound, and what an index into a fresh one finds. */
	void assertCurrent() {
		this.jobs.assertConsistent();
		Assertions.assertThat(this.jobs.catalogue().differences(this.jobs.catalogueOfFresh(this.root, Map.of())))
			.isEmpty();
	}

	@Override
	public void close() {
		this.jobs.close();
	}

}
