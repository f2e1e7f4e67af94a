package dev.driveyard.server.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import dev.driveyard.runs.RunFigures;
import dev.driveyard.runs.RunFigures.ItemCounts;
import dev.driveyard.runs.RunFigures.StateCount;

/**
 * The runs in the history. None of these is a counter: what is pruned from the history is
 * counted no more.
 */
final class HistoryMetrics implements MetricSource {

	/** Not {@code job}, which Prometheus itself gives to all that it asks. */
	private static final String JOB = "job_name";

	private final RunFigures figures;

	HistoryMetrics(RunFigures figures) {
		this.figures = figures;
	}

	@Override
	public void write(Exposition out) {
		List<StateCount> states = this.figures.states();
		out.gauge("driveyard_runs", "Runs in the history by job and state.");
		states.forEach(
				(row) -> out.sample(row.runs(), JOB, row.job(), "state", row.state().name().toLowerCase(Locale.ROOT)));
		out.gauge("driveyard_runs_ended", "Runs in the history that have begun and ended.");
		byJob(out, states, StateCount::ended);
		out.gauge("driveyard_runs_duration_seconds", "What those runs took, summed up.");
		byJob(out, states, StateCount::seconds);
		writeItems(out, new TreeMap<>(this.figures.items()));
		out.gauge("driveyard_runs_bytes", "Bytes that runs read, copied, freed or restored, whatever their work is.");
		new TreeMap<>(this.figures.bytes()).forEach((job, bytes) -> out.sample(bytes, JOB, job));
		out.gauge("driveyard_runs_issues", "Files that runs could not handle.");
		new TreeMap<>(this.figures.issues()).forEach((job, issues) -> out.sample(issues, JOB, job));
	}

	private static void byJob(Exposition out, List<StateCount> states, ToDoubleFunction<StateCount> value) {
		states.stream()
			.collect(Collectors.groupingBy(StateCount::job, TreeMap::new, Collectors.summingDouble(value)))
			.forEach((job, sum) -> out.sample(sum, JOB, job));
	}

	private static void writeItems(Exposition out, Map<String, ItemCounts> items) {
		out.gauge("driveyard_runs_items", "Files or entries that the steps of runs have read, and what came of them.");
		items.forEach((job, counts) -> out.sample(counts.read(), JOB, job, "outcome", "read")
			.sample(counts.filtered(), JOB, job, "outcome", "unchanged")
			.sample(counts.written(), JOB, job, "outcome", "written"));
	}

}
