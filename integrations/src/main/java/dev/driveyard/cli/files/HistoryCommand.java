package dev.driveyard.cli.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.OperationPrinter;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemotePlan;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard history}.
 */
@Command(name = "history", description = { "What was copied, moved, deleted and put back, by which run, newest first.",
		"With RUN: all that this run was asked to do, also what is not done yet." })
public final class HistoryCommand extends SessionCommand implements RemoteCommand {

	private static final int PAGE = 500;

	/** For what a run did that is out of the history, while its rows are not gone yet. */
	private static final long PRUNED = 0;

	@Parameters(paramLabel = "RUN", arity = "0..1", description = "The number of a run.")
	@Nullable Long run;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "50",
			description = "Show at most N (default: ${DEFAULT-VALUE}).")
	int limit = 50;

	@Option(names = "--path", paramLabel = "PATH", description = "Only what came from or went to PATH or below it.")
	@Nullable String path;

	@Option(names = "--files", description = "With RUN: every file, with its state, size and hash.")
	boolean files;

	private final Map<Long, Long> runs = new HashMap<>();

	@Override
	protected int run(Session session) {
		requireRunForFiles();
		OperationPrinter printer = new OperationPrinter(output(), session, this.json);
		String below = (this.path != null) ? address(session, CommandPaths.encode(this.path)) : null;
		if (this.run != null) {
			printRun(session, printer, session.get(RunOperator.class).require(this.run), below);
		}
		else {
			printAll(session, printer, below);
		}
		return ExitCodes.DONE;
	}

	/**
	 * Also a server or an archive that was named in another way, as the history has it.
	 */
	private static String address(Session session, String path) {
		VolumeRegistry volumes = session.get(VolumeRegistry.class);
		return volumes.text(volumes.address(path));
	}

	private void requireRunForFiles() {
		if (this.files && this.run == null) {
			throw new IllegalArgumentException("--files goes with the number of a run");
		}
	}

	@Override
	public int callRemote(RemoteServer server) {
		requireRunForFiles();
		RemotePlan printer = new RemotePlan(output(), this.json);
		String below = (this.path != null) ? "?path=" + RemoteEntries.encode(CommandPaths.encode(typed(this.path)))
				: "";
		int[] printed = { 0 };
		server.forWhile("/" + ((this.run != null) ? "runs/" + this.run + "/" : "") + "journal" + below, (told) -> {
			boolean isShown = this.run != null || (!"planned".equals(told.get("state")) && told.get("run") != null);
			if (isShown) {
				printer.history(told);
				if (this.files) {
					printer.files(server, told);
				}
				printed[0]++;
			}
			return this.run != null || printed[0] < this.limit;
		});
		return ExitCodes.DONE;
	}

	private void printRun(Session session, OperationPrinter printer, Run found, @Nullable String below) {
		for (Operation operation : session.get(Journal.class).operations(found.instance())) {
			if (matches(printer, operation, below)) {
				printer.print(operation, found.id());
				if (this.files) {
					printer.printFiles(operation);
				}
			}
		}
	}

	private void printAll(Session session, OperationPrinter printer, @Nullable String below) {
		long before = Long.MAX_VALUE;
		int printed = 0;
		List<Operation> page;
		do {
			page = session.get(Journal.class).history(before, PAGE);
			for (Operation operation : page) {
				before = operation.id();
				long found = runOf(session, operation.instance());
				if (printed < this.limit && found != PRUNED && operation.state() != Operation.State.PLANNED
						&& matches(printer, operation, below)) {
					printer.print(operation, found);
					printed++;
				}
			}
		}
		while (page.size() == PAGE && printed < this.limit);
	}

	private long runOf(Session session, long instance) {
		return this.runs.computeIfAbsent(instance,
				(id) -> session.get(RunStore.class).lastOf(id.longValue()).map(Run::id).orElse(PRUNED));
	}

	private static boolean matches(OperationPrinter printer, Operation operation, @Nullable String below) {
		String target = printer.target(operation);
		return below == null || isWithin(printer.source(operation), below)
				|| (target != null && isWithin(target, below));
	}

	static boolean isWithin(String path, String folder) {
		return path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + "/");
	}

}
