package dev.driveyard.jobs.operate;

import org.jspecify.annotations.Nullable;

/**
 * A run can't be started, stopped or restarted as asked. The message says why; what can
 * be done about it, in their own words, is what drivers make of the code.
 */
public class OperateException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Code code;

	private final @Nullable Long run;

	private final @Nullable String path;

	public OperateException(String message) {
		this(message, null);
	}

	public OperateException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.code = Code.REFUSED;
		this.run = null;
		this.path = null;
	}

	public OperateException(Code code, String message) {
		this(code, message, null, null);
	}

	public OperateException(Code code, String message, @Nullable Long run) {
		this(code, message, run, null);
	}

	/**
	 * A failure.
	 * @param run that it is about
	 * @param path that it is about, encoded
	 */
	public OperateException(Code code, String message, @Nullable Long run, @Nullable String path) {
		super(message);
		this.code = code;
		this.run = run;
		this.path = path;
	}

	/** What kind of failure it is. */
	public Code code() {
		return this.code;
	}

	/** The run that it is about, if it is about one. */
	public @Nullable Long run() {
		return this.run;
	}

	/** The path that it is about, if it is about one. */
	public @Nullable String path() {
		return this.path;
	}

	/**
	 * Kinds of failures. They never change their meaning.
	 */
	public enum Code {

		/** Something of the job's own forbids it. */
		REFUSED,
		/** There is no such job. */
		NO_SUCH_JOB,
		/** There is no such run. */
		NO_SUCH_RUN,
		/** The run does the same. */
		ALREADY_RUNNING,
		/** The run works on the path. */
		CLAIMED,
		/** This process runs as many as it may. */
		TOO_MANY_RUNS,
		/** The run has ended. */
		NOT_RUNNING,
		/** The run came to its end, or was given up. */
		NOT_RESUMABLE,
		/** The run was followed by another for the same work. */
		FOLLOWED,
		/** The run has no plan that could be gone on with. */
		NOT_PLANNED,
		/** The worker of the run lives. */
		ALIVE,
		/** There is no such request. */
		NO_SUCH_REQUEST,
		/** The request does not wait any more. */
		NOT_WAITING,
		/** A request with the same idempotency key asked for something else. */
		KEY_REUSED,
		/** The request was given to another process, or taken back. */
		LOST

	}

}
