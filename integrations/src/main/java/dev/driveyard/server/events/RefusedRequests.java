package dev.driveyard.server.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.driveyard.runs.events.NewServerEvent;

/**
 * Records what was refused: the first at once, and then at most once a minute how many
 * more there were, for each address, caller and status. So nobody fills the database by
 * asking for what he may not have. Thread-safe.
 */
final class RefusedRequests {

	private static final long PAUSE = Duration.ofMinutes(1).toMillis();

	/** Who has more addresses than that is told of as one. */
	private static final int MOST = 1000;

	private final Consumer<NewServerEvent> recorder;

	private final LongSupplier clock;

	private final Map<Object, Repeats> repeats = new HashMap<>();

	/**
	 * @param recorder keeps events
	 * @param clock in milliseconds
	 */
	RefusedRequests(Consumer<NewServerEvent> recorder, LongSupplier clock) {
		this.recorder = recorder;
		this.clock = clock;
	}

	synchronized void add(RefusedRequest refused) {
		boolean room = this.repeats.size() < MOST || this.repeats.containsKey(refused.reason());
		RefusedRequest counted = room ? refused : refused.ofOthers();
		Repeats before = this.repeats.get(counted.reason());
		if (before == null) {
			this.recorder.accept(counted.event(1));
			this.repeats.put(counted.reason(), new Repeats(this.clock.getAsLong(), counted));
			return;
		}
		before.count++;
		before.last = counted;
	}

	/** Records what has repeated itself for long enough. */
	synchronized void tell() {
		tell(this.clock.getAsLong() - PAUSE);
	}

	/** Records all that was not recorded yet. */
	synchronized void tellAll() {
		tell(Long.MAX_VALUE);
	}

	private void tell(long until) {
		Iterator<Repeats> all = this.repeats.values().iterator();
		while (all.hasNext()) {
			Repeats one = all.next();
			if (one.since <= until) {
				if (one.count == 0) {
					all.remove();
					continue;
				}
				this.recorder.accept(one.last.event(one.count));
				one.count = 0;
				one.since = this.clock.getAsLong();
			}
		}
	}

	/** What came after what was recorded last. */
	private static final class Repeats {

		private long since;

		private long count;

		private RefusedRequest last;

		Repeats(long since, RefusedRequest first) {
			this.since = since;
			this.last = first;
		}

	}

}
