package dev.driveyard.cli;

import dev.driveyard.jobs.operate.OperateException;

/**
 * What can be done about a run that can't be started, stopped or restarted, in the words
 * of this command line.
 */
final class OperateWords {

	private OperateWords() {
	}

	/** The advice, with a space before it, {@code ""} for none. */
	static String advice(OperateException ex) {
		return switch (ex.code()) {
			case ALREADY_RUNNING -> " Watch it with: driveyard runs show " + ex.run();
			case CLAIMED -> " Wait for it or stop it with: driveyard runs stop " + ex.run();
			case FOLLOWED -> " driveyard runs restart " + ex.run();
			case NO_SUCH_RUN -> " See: driveyard runs list --all";
			default -> "";
		};
	}

}
