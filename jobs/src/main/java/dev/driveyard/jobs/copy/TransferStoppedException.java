package dev.driveyard.jobs.copy;

import dev.driveyard.jobs.operate.OperateException;

/**
 * Going on is pointless until someone acts: the target is full, say. The message tells
 * what to do.
 */
final class TransferStoppedException extends OperateException {

	private static final long serialVersionUID = 1L;

	TransferStoppedException(String message) {
		super(message);
	}

}
