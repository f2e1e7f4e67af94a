package dev.driveyard.jobs.operate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Why a run failed, as a value, kept in the execution context of its job beside the
 * message that Spring Batch keeps.
 */
final class RunFailures {

	private static final String KEY = "failure";

	private RunFailures() {
	}

	/** Keeps what is more than a message. */
	static boolean keep(JobExecution execution, Failure failure) {
		if (failure.code() == FailureCode.OTHER || failure.code() == FailureCode.REFUSED) {
			return false;
		}
		Map<String, Object> kept = new LinkedHashMap<>();
		kept.put("code", failure.code().name());
		kept.put("message", failure.message());
		kept.put("run", failure.run());
		kept.put("location", failure.location());
		kept.put("path", failure.path());
		execution.getExecutionContext().putString(KEY, Json.write(kept));
		return true;
	}

	/** Forgets why the execution before failed. */
	static void forget(JobExecution execution) {
		ExecutionContext context = execution.getExecutionContext();
		if (context.containsKey(KEY)) {
			context.remove(KEY);
		}
	}

	/**
	 * Why an execution failed.
	 * @param message that Spring Batch has kept of it: what is kept may be of the
	 * execution before, if this one died
	 */
	static Failure of(JobExecution execution, String message) {
		ExecutionContext context = execution.getExecutionContext();
		if (context.containsKey(KEY)) {
			Map<String, Object> kept = Json.read(context.getString(KEY));
			if (message.contains(String.valueOf(kept.get("message")))) {
				return new Failure(FailureCode.valueOf(String.valueOf(kept.get("code"))), message,
						number(kept.get("run")), number(kept.get("location")), (String) kept.get("path"));
			}
		}
		return Failure.of(FailureCode.OTHER, message);
	}

	private static @Nullable Long number(@Nullable Object kept) {
		return (kept instanceof Number number) ? number.longValue() : null;
	}

}
