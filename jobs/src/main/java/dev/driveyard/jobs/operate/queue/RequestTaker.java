package dev.driveyard.jobs.operate.queue;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.database.CommittedReads;
import dev.driveyard.jobs.operate.DeadRuns;
import dev.driveyard.runs.ClaimSet;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.LaunchLock;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.RequestPick;
import dev.driveyard.runs.requests.RequestPick.Taker;
import dev.driveyard.runs.requests.RequestStore;
import dev.driveyard.runs.requests.RequestStore.Taken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the request that goes next, for this process: until that ends the request, or
 * dies, nobody else has it.
 */
final class RequestTaker {

	private final RequestPick pick;

	private final RequestStore store;

	private final RunStore runs;

	private final ClaimStore claims;

	private final DeadRuns dead;

	private final Heartbeat heartbeat;

	private final HostDevice device;

	private final LaunchLock lock;

	private final TransactionTemplate transactions;

	private final JdbcClient reader;

	private final CommittedReads reads;

	RequestTaker(RequestPick pick, RequestStore store, RunStore runs, ClaimStore claims, DeadRuns dead,
			Heartbeat heartbeat, HostDevice device, LaunchLock lock, TransactionTemplate transactions,
			JdbcClient reader, CommittedReads reads) {
		this.pick = pick;
		this.store = store;
		this.runs = runs;
		this.claims = claims;
		this.dead = dead;
		this.heartbeat = heartbeat;
		this.device = device;
		this.lock = lock;
		this.transactions = transactions;
		this.reader = reader;
		this.reads = reads;
	}

	/**
	 * Takes a request, if one can go. Whether one can is found out first without the lock
	 * that others write under.
	 * @param resting what is passed by
	 * @param whole whether to look at all that wait, however many can't go
	 */
	Optional<Taken> take(Set<Long> resting, boolean whole) {
		if (!this.pick.isAnyWaiting(this.reader, this.device.id())) {
			return Optional.empty();
		}
		String process = Objects.requireNonNull(this.heartbeat.owner().process());
		if (!this.reads.read(() -> this.pick.isAnyFree(taker(process, resting), whole))) {
			return Optional.empty();
		}
		return Objects.requireNonNull(this.transactions.execute((status) -> {
			this.lock.take();
			return this.store.isPaused() ? Optional.<Taken>empty() : take(process, resting, whole);
		}));
	}

	private Optional<Taken> take(String process, Set<Long> resting, boolean whole) {
		return this.pick.take(taker(process, resting), whole).map((request) -> new Taken(request, process, false));
	}

	private Taker taker(String process, Set<Long> resting) {
		ClaimSet busy = new ClaimSet();
		this.claims.held()
			.stream()
			.filter((held) -> this.dead.lives(held.by()))
			.forEach((held) -> busy.add(held.claim()));
		return new Taker(this.device.id(), process, busy, new HashSet<>(this.runs.activeSubjects()), resting);
	}

}
