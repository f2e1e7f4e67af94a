package dev.driveyard.jobs.copy;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.jobs.copy.UpwardDirectories.Item;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Operation;
import dev.driveyard.jobs.operate.StepStart;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * The flow of one execution of a copy or move, from top to bottom.
 */
final class CopyJob {

	static final String PLAN = "plan";

	static final String TRANSFER = "transfer";

	static final String HARD_LINKS = "hardlinks";

	static final String FINISH = "finish";

	static final String CLEAR = "clear";

	static final String CONCLUDE = "conclude";

	private static final int CHUNK = 100;

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final JobExecution execution;

	private final JobInstance instance;

	private final RunControl control;

	CopyJob(CopyParts parts, boolean move, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = CopyParameters.of(move, execution.getJobParameters());
		this.execution = execution;
		this.instance = execution.getJobInstance();
		this.control = control;
	}

	/** The steps in the order they run. */
	static List<String> steps(boolean move) {
		Stream<String> own = move ? Stream.of(PLAN, TRANSFER, HARD_LINKS, FINISH, CLEAR, CONCLUDE)
				: Stream.of(PLAN, TRANSFER, HARD_LINKS, FINISH, CONCLUDE);
		return Stream.concat(own, Upkeep.STEPS.stream()).toList();
	}

	Job job() {
		SimpleJobBuilder flow = new JobBuilder(this.parameters.job(), this.parts.repository()).start(plan())
			.next(transfer())
			.next(hardLinks())
			.next(finish());
		if (this.parameters.move()) {
			flow = flow.next(clear());
		}
		flow = flow.next(conclude());
		for (Step step : this.parts.upkeep().steps(this.instance.getInstanceId(), this.control::enter, this.control)) {
			flow = flow.next(step);
		}
		return flow.build();
	}

	/** Decides what becomes of each source, counts, and checks whether it can be done. */
	private Step plan() {
		PlanSession session = new PlanSession(this.parts, this.parameters, this.instance.getInstanceId(), this.control);
		return new StepBuilder(PLAN, this.parts.repository()).<Operation, Operation>chunk(CHUNK)
			.transactionManager(this.parts.transactionManager())
			.reader(session)
			.processor(session)
			.writer(session)
			.listener(new StepStart(() -> this.control.reportProgress(session::progress)))
			.interruptionPolicy(this.control)
			.allowStartIfComplete(true)
			.build();
	}

	/** Copies the files, or renames what can be renamed. */
	private Step transfer() {
		TransferSession session = new TransferSession(this.parts, this.parameters, this.instance, this.control,
				this.execution.getId(), since());
		return new StepBuilder(TRANSFER, this.parts.repository()).<List<SliceResult>, List<SliceResult>>chunk(1)
			.transactionManager(this.parts.transactionManager())
			.reader(session)
			.writer(session)
			.listener(new StepStart(() -> this.control.reportProgress(session::progress)))
			.interruptionPolicy(this.control)
			.build();
	}

	/** When the first execution of the instance began, nanoseconds since 1970. */
	private long since() {
		return this.parts.repository()
			.getJobExecutions(this.instance)
			.stream()
			.mapToLong((earlier) -> earlier.getCreateTime().atZone(ZoneId.systemDefault()).toInstant().toEpochMilli())
			.min()
			.orElse(0) * 1_000_000;
	}

	/** Gives copied files their further names. */
	private Step hardLinks() {
		LinkSession session = new LinkSession(this.parts, this.parameters, this.instance, this.execution.getId());
		return new StepBuilder(HARD_LINKS, this.parts.repository()).<LinkSession.Item, LinkSession.Done>chunk(CHUNK)
			.transactionManager(this.parts.transactionManager())
			.reader(session)
			.processor(session)
			.writer(session)
			.listener(new StepStart(() -> this.control.enter(HARD_LINKS)))
			.interruptionPolicy(this.control)
			.build();
	}

	/**
	 * Gives directories what their sources have, once nothing is made in them any more.
	 */
	private Step finish() {
		FinishSession session = new FinishSession(this.parts, this.parameters, this.instance, this.execution.getId());
		return new StepBuilder(FINISH, this.parts.repository()).<Item, FinishSession.Done>chunk(CHUNK)
			.transactionManager(this.parts.transactionManager())
			.reader(session)
			.processor(session)
			.writer(session)
			.listener(new StepStart(() -> this.control.enter(FINISH)))
			.interruptionPolicy(this.control)
			.build();
	}

	/** Removes the sources of a move. */
	private Step clear() {
		ClearSession session = new ClearSession(this.parts, this.instance, this.execution.getId());
		return new StepBuilder(CLEAR, this.parts.repository()).<Item, ClearSession.Cleared>chunk(CHUNK)
			.transactionManager(this.parts.transactionManager())
			.reader(session)
			.processor(session)
			.writer(session)
			.listener(new StepStart(() -> this.control.enter(CLEAR)))
			.interruptionPolicy(this.control)
			.build();
	}

	/** Records how each operation ended. */
	private Step conclude() {
		Deque<Operation> operations = new ArrayDeque<>();
		return new StepBuilder(CONCLUDE, this.parts.repository()).<Operation, Operation>chunk(CHUNK)
			.transactionManager(this.parts.transactionManager())
			.reader(operations::poll)
			.writer((chunk) -> chunk.forEach(new Endings(this.parts, this.parameters.undo())::end))
			.listener(new StepStart(() -> {
				operations.addAll(this.parts.journal().operations(this.instance.getInstanceId()));
				this.control.enter(CONCLUDE);
			}))
			.interruptionPolicy(this.control)
			.build();
	}

}
