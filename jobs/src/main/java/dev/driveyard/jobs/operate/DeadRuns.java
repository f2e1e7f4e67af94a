package dev.driveyard.jobs.operate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.ClaimStore.Held;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.LaunchLock;
import dev.driveyard.runs.Liveness;
import dev.driveyard.runs.ProcessStore;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.RequestStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the runs whose worker has ended without a word from those that live, and marks
 * them as failed, so that they can be resumed. A run whose worker lives is never touched.
 */
public class DeadRuns {

	private static final Logger logger = LoggerFactory.getLogger(DeadRuns.class);

	private final JobRepository repository;

	private final RunStore runs;

	private final ProcessStore processes;

	private final Heartbeat heartbeat;

	private final ClaimStore claims;

	private final ActiveRuns active;

	private final LeftWork left;

	private final JobDefinitions definitions;

	private final RequestStore requests;

	private final LaunchLock lock;

	private final TransactionTemplate transactions;

	private final Library library;

	private final Clock clock;

	DeadRuns(JobRepository repository, RunStore runs, ProcessStore processes, Heartbeat heartbeat, ClaimStore claims,
			ActiveRuns active, LeftWork left, JobDefinitions definitions, RequestStore requests, LaunchLock lock,
			TransactionTemplate transactions, Library library, Clock clock) {
		this.repository = repository;
		this.runs = runs;
		this.processes = processes;
		this.heartbeat = heartbeat;
		this.claims = claims;
		this.active = active;
		this.left = left;
		this.definitions = definitions;
		this.requests = requests;
		this.lock = lock;
		this.transactions = transactions;
		this.library = library;
		this.clock = clock;
	}

	/**
	 * The runs that say that they run and have no worker any more. A worker may have
	 * recorded the end of its run and gone since the run was read: whatever has no worker
	 * is read again.
	 */
	public List<Run> find() {
		Instant now = this.processes.now();
		return this.runs.active()
			.stream()
			.filter((run) -> isDead(run, now))
			.flatMap((run) -> this.runs.find(run.id()).stream())
			.filter(DeadRuns::isUnfinished)
			.toList();
	}

	private static boolean isUnfinished(Run run) {
		return run.isActive() || run.status() == BatchStatus.UNKNOWN;
	}

	private boolean isDead(Run run, Instant now) {
		boolean unknown = run.status() == BatchStatus.UNKNOWN && !this.active.contains(run.id());
		return unknown || !lives(run.id(), run.owner(), now);
	}

	/** A run of this process that is not active has ended, whatever it could record. */
	private boolean lives(long run, Run.Owner owner, Instant now) {
		return this.active.contains(run) || (!this.heartbeat.isSelf(owner) && Liveness.isAlive(owner, now));
	}

	/** Whether the worker lives that claimed something, or a thread of it. */
	public boolean lives(Held.By by) {
		return this.left.isLeft(by.run()) || lives(by.run(), by.owner(), this.processes.now());
	}

	/** Removes the claims of workers that have ended. Wants the lock. */
	void removeClaims() {
		this.claims.held()
			.stream()
			.map(Held::by)
			.distinct()
			.filter((by) -> !lives(by))
			.forEach((by) -> this.claims.release(by.run()));
	}

	/**
	 * Marks them as failed.
	 * @return those runs
	 */
	public List<Run> recover() {
		return Objects.requireNonNull(this.transactions.execute((status) -> {
			this.lock.take();
			List<Run> dead = find();
			List<Run> recovered = dead.stream().filter(this::recover).toList();
			recoverUnowned();
			removeClaims();
			this.processes.removeDead();
			return recovered.stream().map((run) -> this.runs.find(run.id()).orElseThrow()).toList();
		}));
	}

	/**
	 * A worker of this process says itself what came of the request.
	 * @return false if it came to its end after all
	 */
	private boolean recover(Run run) {
		boolean recovered = recover(execution(run.id()));
		if (recovered && !this.heartbeat.isSelf(run.owner())) {
			this.requests.lost(run.id(), this.runs.isStopRequested(run.id()));
		}
		return recovered;
	}

	/** Executions of older versions whose process died before it recorded a run. */
	private void recoverUnowned() {
		LocalDateTime longAgo = LocalDateTime.now(this.clock.getZone()).minusMinutes(2);
		for (JobDefinition job : this.definitions.all()) {
			for (JobExecution execution : this.repository.findRunningJobExecutions(job.name())) {
				boolean old = execution.getCreateTime().isBefore(longAgo) || holdsLibrary();
				if (this.runs.find(execution.getId()).isEmpty() && old) {
					recover(execution);
				}
			}
		}
	}

	/** Whether no other process can be running a job on this library. */
	private boolean holdsLibrary() {
		Object pid = this.library.database().isServer() ? null : LibraryLock.holder(this.library).get("pid");
		return pid != null && Long.parseLong(pid.toString()) == ProcessHandle.current().pid();
	}

	private JobExecution execution(long id) {
		return Objects.requireNonNull(this.repository.getJobExecution(id));
	}

	/**
	 * Marks one as failed, if it is dead.
	 * @throws OperateException if its worker lives
	 */
	JobExecution recoverOne(JobExecution execution) {
		return Objects.requireNonNull(this.transactions.execute((status) -> {
			this.lock.take();
			JobExecution now = execution(execution.getId());
			Run run = this.runs.find(now.getId()).orElse(null);
			if (run != null && run.isActive() && !isDead(run, this.processes.now())) {
				throw new OperateException(
						Failure.ofRun(FailureCode.ALIVE, "Run " + run.id() + " is not dead: its process "
								+ run.owner().pid() + " on " + run.owner().host() + " lives.", run.id()));
			}
			if (recover(now) && run != null && !this.heartbeat.isSelf(run.owner())) {
				this.requests.lost(run.id(), true);
			}
			return now;
		}));
	}

	/**
	 * The last look is at what is written over: its version tells whether it has changed
	 * since.
	 * @return whether it had not ended
	 */
	private boolean recover(JobExecution execution) {
		if (!execution.isRunning() && execution.getStatus() != BatchStatus.UNKNOWN) {
			return false;
		}
		logger.info("Recovering run {}, whose process died", execution.getId());
		LocalDateTime now = LocalDateTime.now(this.clock.getZone());
		for (StepExecution step : new ArrayList<>(execution.getStepExecutions())) {
			if (step.getStatus().isRunning() || step.getStatus() == BatchStatus.UNKNOWN) {
				step.setStatus(BatchStatus.FAILED);
				step.setEndTime(now);
				this.repository.update(step);
			}
		}
		execution.setStatus(BatchStatus.FAILED);
		execution.setExitStatus(ExitStatus.FAILED
			.addExitDescription("It ended without a record: its process died, or its disk was full."));
		execution.setEndTime(now);
		this.repository.update(execution);
		return true;
	}

}
