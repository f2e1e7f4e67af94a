package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.catalogue.locations.Volumes;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import dev.driveyard.runs.Admission;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.ClaimStore.Held;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.RequestStore;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;

/**
 * Admits the executions of the jobs that are defined here as runs of this process, if
 * nobody works on what they claim. Those of other jobs on the same repository are none of
 * its business.
 */
final class RunAdmission implements Admission {

	private final JobDefinitions definitions;

	private final RunStore runs;

	private final ClaimStore claims;

	private final Volumes volumes;

	private final HostDevice device;

	private final ActiveRuns active;

	private final Heartbeat heartbeat;

	private final DeadRuns dead;

	private final RunLimits limits;

	private final RequestStore requests;

	private final LeftWork left;

	RunAdmission(JobDefinitions definitions, RunStore runs, ClaimStore claims, Volumes volumes, HostDevice device,
			ActiveRuns active, Heartbeat heartbeat, DeadRuns dead, RunLimits limits, RequestStore requests,
			LeftWork left) {
		this.definitions = definitions;
		this.runs = runs;
		this.claims = claims;
		this.volumes = volumes;
		this.device = device;
		this.active = active;
		this.heartbeat = heartbeat;
		this.dead = dead;
		this.limits = limits;
		this.requests = requests;
		this.left = left;
	}

	@Override
	public void announce() {
		this.heartbeat.owner();
	}

	@Override
	public void admit(JobExecution execution) {
		this.definitions.find(execution.getJobInstance().getJobName())
			.ifPresent((definition) -> admit(definition, execution));
	}

	private void admit(JobDefinition definition, JobExecution execution) {
		JobInstance instance = execution.getJobInstance();
		JobRequest request = definition.parse(execution.getJobParameters());
		Long whole = execution.getJobParameters().getLong(RunStore.PART_OF);
		requireFree(instance.getInstanceId(), request.subject());
		requireRoom(whole);
		this.dead.removeClaims();
		requireUnclaimed(request.claims(),
				this.claims.held().stream().filter((held) -> !isOwn(held, whole, instance.getInstanceId())).toList());
		Run.Owner owner = this.heartbeat.owner();
		this.runs.add(new Run(execution.getId(), instance.getInstanceId(), definition.name(), request.subject(),
				request.description(), request.location(), owner, BatchStatus.STARTING, null, null, 0, "", ""));
		this.volumes.saveDevice(this.device.id(), this.device.name());
		this.claims.add(new Held.By(execution.getId(), owner, request.description()), request.claims());
		requireTaken(execution, owner);
		RunControl control = this.active.begin(execution, whole);
		this.heartbeat.watch(execution.getId(), control::requestStop);
	}

	/**
	 * Whether a run is a part of the one that has a claim, or follows one of which
	 * something is left, as it is told when it begins.
	 */
	private boolean isOwn(Held held, @Nullable Long whole, long instance) {
		return Objects.equals(whole, held.by().run()) || this.left.isLeft(held.by().run(), instance);
	}

	/** Another process may have come first. */
	private void requireFree(long instance, String subject) {
		this.runs.active()
			.stream()
			.filter((run) -> run.instance() == instance || run.subject().equals(subject))
			.findFirst()
			.ifPresent((run) -> {
				throw RunOperator.isDoingThis(run);
			});
	}

	/** Another process may have been given the request meanwhile. */
	private void requireTaken(JobExecution execution, Run.Owner owner) {
		Long request = RunParameters.request(execution.getJobParameters());
		if (request != null
				&& !this.requests.link(request, Objects.requireNonNull(owner.process()), execution.getId())) {
			throw new OperateException(Failure.of(FailureCode.REQUEST_LOST,
					"Request " + request + " is not this process's to run any more."));
		}
	}

	/** What is a part of another run has its room. */
	private void requireRoom(@Nullable Long whole) {
		if (whole == null && this.active.count() >= this.limits.active()) {
			throw new OperateException(Failure.of(FailureCode.TOO_MANY_RUNS,
					"This process runs as many jobs as it may: " + this.limits.active() + "."));
		}
	}

	/**
	 * Makes sure that no run of another process works on what a request claims. It may
	 * when the request becomes a run: then that is refused.
	 */
	void requireUnclaimed(JobRequest request) {
		requireUnclaimed(request.claims(),
				this.claims.held()
					.stream()
					.filter((held) -> !this.heartbeat.isSelf(held.by().owner()) && this.dead.lives(held.by()))
					.toList());
	}

	static void requireUnclaimed(List<Claim> wanted, List<Held> others) {
		for (Held other : others) {
			if (wanted.stream().anyMatch((claim) -> claim.excludes(other.claim()))) {
				if (other.by().run() < 0) {
					throw new OperateException(Failure.ofPath(FailureCode.OTHER,
							"Nothing can be done there now: " + other.by().description() + ".",
							other.claim().address().path()));
				}
				throw new OperateException(new Failure(FailureCode.CLAIMED,
						"Run " + other.by().run() + " is working on "
								+ EncodedName.display(other.claim().address().path()) + ": " + other.by().description()
								+ ".",
						other.by().run(), null, other.claim().address().path()));
			}
		}
	}

	@Override
	public void withdraw(JobExecution execution) {
		this.heartbeat.forget(execution.getId());
		this.active.end(execution.getId(), null);
	}

}
