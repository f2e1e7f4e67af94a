package dev.driveyard.notify;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.findings.Finding.Severity;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.queue.RunEvent;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunQueries;
import dev.driveyard.runs.requests.LaunchRequest.Outcome;
import dev.driveyard.schedules.ScheduleRequester;

/**
 * Says what is to be told of a run that has ended.
 */
final class RunNotices {

	private final NotifySettings settings;

	private final RunQueries runs;

	private final Findings findings;

	private final String library;

	private final InstantSource clock;

	RunNotices(NotifySettings settings, RunQueries runs, Findings findings, String library, InstantSource clock) {
		this.settings = settings;
		this.runs = runs;
		this.findings = findings;
		this.library = library;
		this.clock = clock;
	}

	/** What is to be told, as a JSON object; empty if nothing is. */
	Optional<String> of(RunEvent ended) {
		Optional<Run> run = Optional.ofNullable(ended.run()).flatMap(this.runs::find);
		long issues = run.map(Run::issues).orElse(0L);
		Map<Severity, Long> found = run.map((one) -> this.findings.seenBy(one.instance())).orElse(Map.of());
		List<Occasion> occasions = occasions(ended, issues, found);
		return occasions.stream().anyMatch((occasion) -> isWanted(occasion, ended))
				? Optional.of(Json.write(body(ended, occasions, issues, found))) : Optional.empty();
	}

	private static List<Occasion> occasions(RunEvent ended, long issues, Map<Severity, Long> found) {
		List<Occasion> occasions = new ArrayList<>();
		String outcome = String.valueOf(ended.outcome());
		boolean completed = Run.State.COMPLETED.name().equals(outcome);
		if (List.of(Run.State.FAILED.name(), Run.State.UNKNOWN.name(), Outcome.REFUSED).contains(outcome)) {
			occasions.add(Occasion.FAILED);
		}
		if (completed && found.keySet().stream().anyMatch((severity) -> severity.compareTo(Severity.ERROR) >= 0)) {
			occasions.add(Occasion.DAMAGE);
		}
		if (completed && issues > 0) {
			occasions.add(Occasion.ISSUES);
		}
		if (completed && occasions.isEmpty()) {
			occasions.add(Occasion.SUCCEEDED);
		}
		return occasions;
	}

	private boolean isWanted(Occasion occasion, RunEvent ended) {
		return this.settings.on().contains(occasion) || (occasion == Occasion.SUCCEEDED
				&& (this.settings.jobs().contains(ended.job()) || this.settings.schedules()
					.stream()
					.anyMatch((schedule) -> ScheduleRequester.isOf(ended.requestedBy(), schedule))));
	}

	private Map<String, Object> body(RunEvent ended, List<Occasion> occasions, long issues, Map<Severity, Long> found) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("subject", subject(ended, occasions.get(0), issues));
		body.put("occasions", occasions.stream().map(Occasion::id).toList());
		body.put("time", Instant.ofEpochMilli(this.clock.millis()).toString());
		body.put("library", this.library);
		body.put("job", ended.job());
		body.put("description", EncodedName.display(ended.description()));
		body.put("state", String.valueOf(ended.outcome()));
		body.put("request", ended.request());
		Optional.ofNullable(ended.run()).ifPresent((run) -> body.put("run", run));
		body.put("requestedBy", ended.requestedBy());
		Optional.ofNullable(ended.message()).ifPresent((message) -> body.put("message", message));
		body.put("issues", issues);
		Map<String, Long> counts = new LinkedHashMap<>();
		found.forEach((severity, count) -> counts.put(severity.name().toLowerCase(Locale.ROOT), count));
		body.put("findings", counts);
		return body;
	}

	private static String subject(RunEvent ended, Occasion worst, long issues) {
		String run = (ended.run() != null) ? "run " + ended.run() : "request " + ended.request();
		String what = switch (worst) {
			case FAILED -> "failed";
			case DAMAGE -> "found damaged or lost files";
			case ISSUES -> "could not handle " + issues + ((issues == 1) ? " file" : " files");
			case SUCCEEDED -> "succeeded";
		};
		return run + " " + what + ": " + EncodedName.display(ended.description());
	}

}
