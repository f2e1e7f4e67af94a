package dev.driveyard.files;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What tells in the log whose lines are whose: threads that work for others write their
 * marks.
 */
public final class LogMarks {

	/** The run that a line is about. */
	public static final String RUN = "run";

	/** The job of that run. */
	public static final String JOB = "job";

	/** The request that became that run. */
	public static final String REQUEST = "request";

	private LogMarks() {
	}

	/** The same task, with the marks of the thread that asks for it now. */
	public static Runnable handOn(Runnable task) {
		Map<String, String> marks = MDC.getCopyOfContextMap();
		if (marks == null || marks.isEmpty()) {
			return task;
		}
		return () -> {
			Map<String, String> own = MDC.getCopyOfContextMap();
			MDC.setContextMap(marks);
			try {
				task.run();
			}
			finally {
				restore(own);
			}
		};
	}

	private static void restore(@Nullable Map<String, String> own) {
		if (own != null) {
			MDC.setContextMap(own);
		}
		else {
			MDC.clear();
		}
	}

}
