package dev.driveyard.jobs.duplicates;

import java.util.List;
import java.util.function.Supplier;

import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepStart;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * The flow of one execution of the job that finds duplicates, from top to bottom.
 */
final class DuplicateJob {

	static final String REFRESH = "refresh";

	static final String SAMPLE = "sample";

	static final String HASH = "hash";

	static final String COMPARE = "compare";

	static final String GROUP = "group";

	/** In the order they run. */
	static final List<String> STEPS = List.of(REFRESH, SAMPLE, HASH, COMPARE, GROUP);

	private final DuplicateParts parts;

	private final DuplicateParameters parameters;

	private final JobExecution execution;

	private final RunControl control;

	DuplicateJob(DuplicateParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = DuplicateParameters.of(execution);
		this.execution = execution;
		this.control = control;
	}

	Job job() {
		return new JobBuilder(DuplicateParameters.JOB, this.parts.repository()).start(refresh())
			.next(sample())
			.next(hash())
			.next(compare())
			.next(group())
			.build();
	}

	/** Brings the index of the folders up to date. */
	private Step refresh() {
		RefreshSession session = new RefreshSession(this.parts, this.parameters, this.control, this.execution.getId());
		return this.<RefreshSession.Folder, RefreshSession.Folder>step(REFRESH, session, session, (chunk) -> {
		}, session, () -> new Progress(REFRESH, 0, 0, 0, 0, ""));
	}

	/** Reads a sample of the large files that share their size. */
	private Step sample() {
		return reading(SAMPLE, true);
	}

	/** Reads all of the files that may still be equal. */
	private Step hash() {
		return reading(HASH, false);
	}

	private Step reading(String name, boolean sample) {
		ReadingSession session = new ReadingSession(this.parts, this.parameters, instance(), sample);
		return this.<List<Reading>, Findings>step(name, session, session, (chunk) -> chunk.forEach(this::write),
				session, () -> session.progress(name));
	}

	private void write(Findings found) {
		if (!found.files().isEmpty()) {
			this.parts.contents().save(found.files());
		}
		found.samples().forEach((sample) -> this.parts.contents().addSample(sample.content(), sample.casId()));
		this.parts.runs().addIssues(this.execution.getId(), found.issues());
	}

	/** Compares files of equal hashes byte by byte, where that is asked for. */
	private Step compare() {
		CompareSession session = new CompareSession(this.parts, this.parameters, instance(), this.control);
		return this.<CompareSession.Item, CompareSession.Doubts>step(COMPARE, session, session,
				(chunk) -> chunk.forEach((doubts) -> {
					this.parts.groups().doubt(instance(), doubts.entries());
					this.parts.runs().addIssues(this.execution.getId(), doubts.issues());
				}), session, () -> session.progress(COMPARE));
	}

	/** Finds the groups by what is known by now. */
	private Step group() {
		GroupSession session = new GroupSession(this.parts, this.parameters, instance());
		return this.<Finding, Finding>step(GROUP, session, null, (chunk) -> chunk.forEach(Finding::store), session,
				() -> session.progress(GROUP));
	}

	private <I, O> Step step(String name, ItemReader<I> reader, @Nullable ItemProcessor<I, O> processor,
			ItemWriter<O> writer, StepExecutionListener session, Supplier<Progress> progress) {
		JobRepository repository = this.parts.repository();
		var builder = new StepBuilder(name, repository).<I, O>chunk(1)
			.transactionManager(this.parts.transactionManager())
			.reader(reader)
			.writer(writer)
			.listener(session)
			.listener(new StepStart(() -> this.control.reportProgress(progress)))
			.interruptionPolicy(this.control);
		return ((processor != null) ? builder.processor(processor) : builder).build();
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
