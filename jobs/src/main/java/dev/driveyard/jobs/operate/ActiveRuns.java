package dev.driveyard.jobs.operate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.driveyard.jobs.operate.RunControl.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;

/**
 * The runs of this process, by their ids, each until its worker has ended.
 */
public final class ActiveRuns {

	private final Map<Long, ActiveRun> runs = new ConcurrentHashMap<>();

	private final Set<Long> works = ConcurrentHashMap.newKeySet();

	/** A run was admitted. */
	RunControl begin(JobExecution execution, @Nullable Long whole) {
		RunControl control = Optional.ofNullable(whole)
			.flatMap(this::find)
			.map((other) -> new RunControl(other.control()))
			.orElseGet(RunControl::new);
		ActiveRun run = new ActiveRun(execution, whole != null, control, new CompletableFuture<>());
		this.runs.put(execution.getId(), run);
		return run.control();
	}

	/** A worker has ended. */
	void end(long id, @Nullable Throwable failure) {
		ActiveRun run = this.runs.remove(id);
		if (run == null) {
			return;
		}
		if (failure == null) {
			run.ended().complete(run.execution());
		}
		else {
			run.ended().completeExceptionally(failure);
		}
	}

	/** A run whose worker has not ended. */
	Optional<ActiveRun> find(long id) {
		return Optional.ofNullable(this.runs.get(id));
	}

	/**
	 * Whether the worker of a run is one of this process, and has not ended; or of work
	 * that is no run.
	 */
	public boolean contains(long id) {
		return this.runs.containsKey(id) || this.works.contains(id);
	}

	/** Work begins that has claims, and is no run: its id is less than 0. */
	void hold(long work) {
		this.works.add(work);
	}

	/** That has ended. */
	void release(long work) {
		this.works.remove(work);
	}

	/** How many there are, without those that are a part of another. */
	public long count() {
		return this.runs.values().stream().filter((run) -> !run.part()).count();
	}

	/** The ids of those that are no part of another. */
	public Set<Long> whole() {
		return this.runs.entrySet()
			.stream()
			.filter((run) -> !run.getValue().part())
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/** How far a run is; of one that is not here nothing is known. */
	public Progress progress(long id) {
		return find(id).map((run) -> run.control().progress()).orElse(Progress.NONE);
	}

	/**
	 * Asks a run to end at its next chunk boundary.
	 * @return whether it is one of this process
	 */
	public boolean requestStop(long id) {
		find(id).ifPresent((run) -> run.control().requestStop());
		return contains(id);
	}

	/** Asks all to end at their next chunk boundary. */
	public void requestStop() {
		this.runs.values().forEach((run) -> run.control().requestStop());
	}

	/** Waits until no worker is left. */
	void awaitAll() {
		for (ActiveRun run : this.runs.values()) {
			run.ended().handle((execution, failure) -> "ended").join();
		}
	}

	/**
	 * A run of this process.
	 *
	 * @param part whether it is a part of another
	 * @param ended done when its worker has ended, however that was
	 */
	record ActiveRun(JobExecution execution, boolean part, RunControl control, CompletableFuture<JobExecution> ended) {
	}

}
