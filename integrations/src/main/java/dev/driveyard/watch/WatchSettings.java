package dev.driveyard.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.watches.WatchSpec;
import dev.driveyard.watches.WatchStore;
import dev.driveyard.watches.WatchedLocation;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which locations are watched, and how, as people see and change it.
 */
public class WatchSettings {

	private static final Duration LEAST = Duration.ofSeconds(1);

	private static final Set<String> MODES = Set.of("shallow", "content", "deep");

	private final WatchStore store;

	private final Locations locations;

	private final TransactionTemplate transactions;

	private final InstantSource clock;

	/** The watcher of this process, if it has one. */
	private final Supplier<@Nullable Watcher> watcher;

	WatchSettings(WatchStore store, Locations locations, TransactionTemplate transactions, InstantSource clock,
			Supplier<@Nullable Watcher> watcher) {
		this.store = store;
		this.locations = locations;
		this.transactions = transactions;
		this.clock = clock;
		this.watcher = watcher;
	}

	/** All locations that are watched. */
	public List<WatchedLocation> all() {
		return this.store.all();
	}

	/**
	 * Lets a location be watched, or be watched otherwise. Other processes follow within
	 * seconds.
	 * @param by who wants it, for a person
	 * @throws CatalogueException if there is no such location
	 * @throws IllegalArgumentException if something is wrong; the message says what
	 */
	public void watch(long location, WatchSpec spec, String by) {
		if (this.locations.find(location).isEmpty()) {
			throw new CatalogueException("There is no location " + location + ".");
		}
		if (spec.poll().compareTo(LEAST) < 0 || spec.reconcile().compareTo(LEAST) < 0) {
			throw new IllegalArgumentException("From one look to the next it is a second at least");
		}
		if (!MODES.contains(spec.mode())) {
			throw new IllegalArgumentException("The mode of an index is one of shallow, content, deep");
		}
		this.transactions.executeWithoutResult(
				(status) -> this.store.set(new WatchedLocation(location, spec, this.clock.instant(), by)));
		follow();
	}

	/** Lets a location be watched no more. What was asked for goes on. */
	public void unwatch(long location) {
		this.transactions.executeWithoutResult((status) -> this.store.remove(location));
		follow();
	}

	private void follow() {
		Watcher own = this.watcher.get();
		if (own != null && own.isRunning()) {
			own.refresh();
		}
	}

	/**
	 * How the watches of this process are doing; none where it does not watch.
	 */
	public List<WatchStatus> status() {
		Watcher own = this.watcher.get();
		return (own != null) ? own.status() : List.of();
	}

}
