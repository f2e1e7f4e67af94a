package dev.driveyard.jobs.operate.queue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.driveyard.jobs.operate.ActiveRuns;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.LaunchLock;
import dev.driveyard.runs.ProcessStore;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.RequestStore;
import dev.driveyard.runs.requests.RequestStore.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds requests that were taken and that nobody runs, since their process died or could
 * not record their end. One that had not begun waits again. One with a run that died
 * waits to go on with it: that is recorded with the death of the run. One whose run had
 * ended is done.
 */
final class QueueRecovery {

	private static final Logger logger = LoggerFactory.getLogger(QueueRecovery.class);

	private final RunOperator operator;

	private final RequestStore store;

	private final RunStore runs;

	private final ProcessStore processes;

	private final Heartbeat heartbeat;

	private final ActiveRuns active;

	private final RequestSettlement settlement;

	private final LaunchLock lock;

	private final TransactionTemplate transactions;

	QueueRecovery(RunOperator operator, RequestStore store, RunStore runs, ProcessStore processes, Heartbeat heartbeat,
			ActiveRuns active, RequestSettlement settlement, LaunchLock lock, TransactionTemplate transactions) {
		this.operator = operator;
		this.store = store;
		this.runs = runs;
		this.processes = processes;
		this.heartbeat = heartbeat;
		this.active = active;
		this.settlement = settlement;
		this.lock = lock;
		this.transactions = transactions;
	}

	/**
	 * Recovers dead runs, and then what nobody runs.
	 * @param mine the requests that the workers of this process have
	 */
	void recover(Set<Long> mine) {
		String self = Objects.requireNonNull(this.heartbeat.owner().process());
		this.operator.recoverDead();
		this.transactions.executeWithoutResult((status) -> {
			this.lock.take();
			Set<String> living = this.processes.living();
			List<Taken> lost = this.store.taken()
				.stream()
				.filter((taken) -> self.equals(taken.process()) ? !mine.contains(taken.request().id())
						: !living.contains(Optional.ofNullable(taken.process()).orElse("")))
				.toList();
			lost.forEach(this::recover);
		});
	}

	private void recover(Taken taken) {
		Long id = taken.begun() ? taken.request().run() : null;
		Run run = (id != null) ? this.runs.find(id).orElse(null) : null;
		if (run == null) {
			logger.info("Request {}, whose process ended before it began, waits again", taken.request().id());
			this.settlement.putBack(taken);
		}
		else if (!run.isActive() && !this.active.contains(run.id())) {
			this.settlement.ended(taken, run, run.exitMessage().isEmpty() ? null : run.exitMessage(), true);
		}
	}

}
