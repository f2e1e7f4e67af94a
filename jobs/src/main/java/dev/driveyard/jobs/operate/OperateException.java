package dev.driveyard.jobs.operate;

import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * A run can't be started, stopped or restarted as asked, or can't go on. The message says
 * why; what can be done about it, in their own words, is what drivers make of the code.
 */
public class OperateException extends RuntimeException implements CodedException {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	public OperateException(String message) {
		this(Failure.of(FailureCode.REFUSED, message));
	}

	public OperateException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.failure = Failure.of(FailureCode.REFUSED, message);
	}

	public OperateException(Failure failure) {
		super(failure.message());
		this.failure = failure;
	}

	@Override
	public Failure failure() {
		return this.failure;
	}

	/** What kind of failure it is. */
	public FailureCode code() {
		return this.failure.code();
	}

	/** The run that it is about, if it is about one. */
	public @Nullable Long run() {
		return this.failure.run();
	}

	/** The path that it is about, if it is about one. */
	public @Nullable String path() {
		return this.failure.path();
	}

}
