package dev.driveyard.cli;

import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.remote.RemoteOptions;
import dev.driveyard.cli.remote.RemoteServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Has a command done by a server elsewhere, where one is named, else here.
 */
final class ElsewhereStrategy implements IExecutionStrategy {

	private static final String CAN = "What can: index, copy, move, delete, duplicates, duplicates show and reclaim,"
			+ " thumbnails, check, validate, repair, validate findings, undo, history (without --files), trash list and restore,"
			+ " library prune, runs, queue, jobs, events, ls, tree, find, info, location add, list, show, set and"
			+ " remove, volume list and show, token, watch status, schedule.";

	private final RemoteOptions options;

	ElsewhereStrategy(RemoteOptions options) {
		this.options = options;
	}

	@Override
	public int execute(ParseResult parsed) {
		CommandLine last = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
		boolean isHelp = parsed.asCommandLineList().stream().anyMatch(ElsewhereStrategy::asksForHelp);
		if (isHelp || !(last.getCommand() instanceof BaseCommand command) || command instanceof GroupCommand) {
			return new CommandLine.RunLast().execute(parsed);
		}
		RemoteServer server = named(parsed, last);
		return (server != null) ? call(server, command, last) : new CommandLine.RunLast().execute(parsed);
	}

	private static boolean asksForHelp(CommandLine line) {
		return line.isUsageHelpRequested() || line.isVersionHelpRequested();
	}

	/** A library that was typed goes before a server of the environment. */
	private @Nullable RemoteServer named(ParseResult parsed, CommandLine last) {
		boolean library = last.getParseResult().hasMatchedOption("--library") || parsed.hasMatchedOption("--library");
		boolean typed = parsed.hasMatchedOption("--server");
		if (library && typed) {
			throw new ParameterException(last, "--library names a library of this machine, --server one elsewhere:"
					+ " only one of them can be meant");
		}
		if (library) {
			return null;
		}
		try {
			return this.options.connect();
		}
		catch (RuntimeException ex) {
			throw new ExecutionException(last, String.valueOf(ex.getMessage()), ex);
		}
	}

	private static int call(RemoteServer server, BaseCommand command, CommandLine last) {
		if (!(command instanceof RemoteCommand remote) || !remote.canBeRemote()) {
			throw new ParameterException(last, last.getCommandSpec().qualifiedName()
					+ " can't be done by a server elsewhere (" + server + "). " + CAN);
		}
		command.setRemote();
		try {
			return remote.callRemote(server);
		}
		catch (ParameterException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new ExecutionException(last, String.valueOf(ex.getMessage()), ex);
		}
	}

}
