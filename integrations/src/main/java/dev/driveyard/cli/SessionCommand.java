package dev.driveyard.cli;

/**
 * A command that opens a library and asks it something.
 */
abstract class SessionCommand extends BaseCommand {

	@Override
	public Integer call() {
		try (Session session = context().opener().open(library())) {
			return run(session);
		}
	}

	abstract int run(Session session);

}
