package dev.driveyard.cli.command;

/**
 * A command that opens a library and asks it something.
 */
public abstract class SessionCommand extends BaseCommand {

	@Override
	public Integer call() {
		try (Session session = context().opener().open(library())) {
			return run(session);
		}
	}

	protected abstract int run(Session session);

}
