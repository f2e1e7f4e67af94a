package dev.driveyard.cli.remote;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;

/**
 * A run as a server tells of it.
 *
 * @param summary what it did; empty where it is one of many
 * @param failure why it failed, null if it did not
 * @param progress how far it is
 */
record RemoteRun(Run run, Map<String, Object> summary, @Nullable Failure failure, Progress progress) {

	static RemoteRun of(Map<String, Object> told) {
		String state = RemoteServer.text(told.get("state"));
		boolean planned = state.equals(Run.State.PLANNED.name());
		String error = RemoteServer.text(told.get("error"));
		Long location = (told.get("location") instanceof Number id) ? (Long) id.longValue() : null;
		long id = RemoteServer.number(told.get("id"));
		Run run = new Run(id, 0, RemoteServer.text(told.get("job")), "", RemoteServer.text(told.get("description")),
				location,
				new Run.Owner(RemoteServer.text(told.get("host")), RemoteServer.number(told.get("process")), 0, 0),
				planned ? BatchStatus.STOPPED : BatchStatus.valueOf(state), time(told.get("started")),
				time(told.get("ended")), RemoteServer.number(told.get("issues")), planned ? Run.PLANNED : "", error);
		return new RemoteRun(run, numbers(told.get("summary")), error.isEmpty() ? null : failure(told, error, id),
				progress(told));
	}

	private static Failure failure(Map<String, Object> told, String error, long run) {
		String code = RemoteServer.text(told.get("errorCode"));
		for (FailureCode known : FailureCode.values()) {
			if (known.name().equals(code)) {
				return Failure.ofRun(known, error, run);
			}
		}
		return Failure.ofRun(FailureCode.OTHER, error, run);
	}

	private static @Nullable LocalDateTime time(@Nullable Object instant) {
		return (instant != null) ? LocalDateTime.ofInstant(Instant.parse(instant.toString()), ZoneId.systemDefault())
				: null;
	}

	/** JSON does not tell long numbers from short ones. */
	private static Map<String, Object> numbers(@Nullable Object object) {
		Map<String, Object> numbers = new LinkedHashMap<>();
		if (object instanceof Map<?, ?> map) {
			map.forEach((key, value) -> numbers.put(String.valueOf(key),
					(value instanceof Integer number) ? Long.valueOf(number) : Objects.requireNonNull(value)));
		}
		return numbers;
	}

	/** By the server that runs it, else by what its last step has committed. */
	private static Progress progress(Map<String, Object> told) {
		if (told.get("progress") instanceof Map<?, ?> now) {
			return new Progress(RemoteServer.text(now.get("step")), RemoteServer.number(now.get("done")),
					RemoteServer.number(now.get("total")), RemoteServer.number(now.get("bytes")),
					RemoteServer.number(now.get("totalBytes")), RemoteServer.number(now.get("issues")),
					RemoteServer.text(now.get("current")));
		}
		if (told.get("steps") instanceof List<?> steps && !steps.isEmpty()
				&& steps.get(steps.size() - 1) instanceof Map<?, ?> last) {
			return new Progress(RemoteServer.text(last.get("name")), RemoteServer.number(last.get("read")), 0, 0, 0,
					"");
		}
		return Progress.NONE;
	}

	/** What it did, as the job of it would say. */
	RunSummary toSummary() {
		return new Told(this.summary);
	}

	/**
	 * A summary that came from elsewhere.
	 */
	record Told(Map<String, Object> numbers) implements RunSummary {

		@Override
		public Map<String, Object> toMap() {
			return this.numbers;
		}

	}

}
