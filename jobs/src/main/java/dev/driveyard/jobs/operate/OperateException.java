package dev.driveyard.jobs.operate;

/**
 * A run can't be started, stopped or restarted as asked. The message says why and what to
 * do.
 */
public class OperateException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public OperateException(String message) {
		super(message);
	}

	public OperateException(String message, Throwable cause) {
		super(message, cause);
	}

}
