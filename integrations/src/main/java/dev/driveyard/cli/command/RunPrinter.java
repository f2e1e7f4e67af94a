package dev.driveyard.cli.command;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.cli.words.FailureText;
import dev.driveyard.cli.words.FailureWords;
import dev.driveyard.failure.Failure;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;

/**
 * Prints what became of a run.
 */
public final class RunPrinter {

	/** Entries that an index run left out, by the rule. */
	private static final String LEFT_OUT = "left_out_by_rule";

	private final Output output;

	private final RunFacts facts;

	public RunPrinter(Output output, RunOperator operator) {
		this(output, RunFacts.of(operator));
	}

	public RunPrinter(Output output, RunFacts facts) {
		this.output = output;
		this.facts = facts;
	}

	/** The documented object of a run. */
	public Map<String, Object> toMap(Run run) {
		Map<String, Object> map = BaseCommand.object();
		map.put("type", "run");
		map.put("run", run.id());
		map.put("job", run.job());
		map.put("description", run.description());
		map.put("status", status(run));
		map.put("started", utc(run.started()));
		map.put("ended", utc(run.ended()));
		map.put("seconds", seconds(run).toMillis() / 1000.0);
		this.facts.summary(run).toMap().forEach(map::put);
		if (run.status() == BatchStatus.FAILED) {
			map.put("error", FailureText.of(run.exitMessage()) + FailureWords.advice(this.facts.failure(run)));
		}
		return map;
	}

	/** It as an object, or else as a sentence, unless nobody wants that. */
	public void show(Run run, boolean json, boolean quiet) {
		if (json) {
			this.output.json(toMap(run));
		}
		else if (!quiet) {
			print(run);
		}
	}

	/** How it ended: what it did, and why it failed. */
	public int showEnd(Run run, boolean json, boolean quiet) {
		show(run, json, quiet);
		Failure failure = this.facts.failure(run);
		if (failure != null) {
			this.output.note("driveyard: " + FailureWords.text(failure));
		}
		return exitCode(run);
	}

	/** It as one of many: an object, or a line. */
	public void list(Run run, boolean json) {
		if (json) {
			this.output.json(toMap(run));
			return;
		}
		String issues = (run.issues() > 0) ? "  " + run.issues() + " issues" : "";
		this.output.line(String.format("%5d  %-9s %-10s %-19.19s %9s  %s%s", run.id(), run.job(), status(run),
				String.valueOf(run.started()), Format.duration(seconds(run)), run.description(), issues));
	}

	private static @Nullable String utc(@Nullable LocalDateTime time) {
		return (time != null) ? time.atZone(ZoneId.systemDefault()).toInstant().toString() : null;
	}

	/** A sentence for a person. */
	public void print(Run run) {
		RunSummary summary = this.facts.summary(run);
		String colour = switch (run.status()) {
			case COMPLETED -> (run.issues() > 0) ? "33" : "32";
			case FAILED -> "31";
			default -> "33";
		};
		this.output.line(Output.coloured("Run " + run.id() + " " + status(run), colour),
				Output.plain(" in " + Format.duration(seconds(run)) + ": " + run.description()));
		this.output.line("  " + summary.counts()
			.entrySet()
			.stream()
			.map((count) -> text(count.getKey(), count.getValue()))
			.collect(Collectors.joining(", ")));
		if (summary.toMap().get(LEFT_OUT) instanceof Map<?, ?> rules && !rules.isEmpty()) {
			this.output.line("  left out: " + rules.entrySet()
				.stream()
				.map((rule) -> rule.getValue() + " by " + rule.getKey())
				.collect(Collectors.joining(", ")));
		}
	}

	private static String text(String name, long number) {
		return name.endsWith("bytes")
				? Format.bytes(number) + (name.equals("bytes") ? "" : " " + name.replace("_bytes", ""))
				: Format.number(number) + " " + name.replace('_', ' ');
	}

	public static String status(Run run) {
		return run.state().name().toLowerCase(Locale.ROOT);
	}

	public static Duration seconds(Run run) {
		LocalDateTime started = run.started();
		LocalDateTime ended = run.ended();
		if (started == null) {
			return Duration.ZERO;
		}
		return Duration.between(started, (ended != null) ? ended : LocalDateTime.now());
	}

	/** The exit code for a run. */
	public static int exitCode(Run run) {
		return switch (run.status()) {
			case COMPLETED -> (run.issues() > 0) ? ExitCodes.ISSUES : ExitCodes.DONE;
			case STOPPED -> ExitCodes.STOPPED;
			default -> ExitCodes.FAILED;
		};
	}

}
