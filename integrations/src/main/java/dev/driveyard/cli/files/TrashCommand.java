package dev.driveyard.cli.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.OperationPrinter;
import dev.driveyard.cli.command.PlannedCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteLauncher;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.remote.RemoteTrash;
import dev.driveyard.cli.shape.TrashShape;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Sizes;
import dev.driveyard.files.FileTimes;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.journal.Journal;
import dev.driveyard.runs.Run;
import dev.driveyard.transfer.trash.TrashCan;
import dev.driveyard.transfer.trash.TrashEntry;
import dev.driveyard.transfer.trash.TrashListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard trash}.
 */
@Command(name = "trash",
		description = "The trash of this user: what is in it, also by other programs; put back and remove for good.",
		subcommands = { TrashCommand.ListAll.class, TrashCommand.Restore.class, TrashCommand.Empty.class })
public final class TrashCommand extends GroupCommand {

	/** {@code trash list}. */
	@Command(name = "list", description = "List what is in the trash, the newest last.")
	static final class ListAll extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "PATH", arity = "0..1", description = "Only what was at PATH or below it.")
		@Nullable String path;

		@Override
		protected int run(Session session) {
			TrashCan trash = session.get(TrashCan.class);
			try {
				TrashListing listing = TrashListing.of(trash, this::matches);
				listing.notes().forEach(this::note);
				for (TrashEntry entry : listing.entries()) {
					TrashShape.of(entry, trash.size(entry)).print(output(), this.json);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return ExitCodes.DONE;
		}

		@Override
		public int callRemote(RemoteServer server) {
			String below = (this.path != null) ? CommandPaths.encode(typed(this.path)) : null;
			new RemoteTrash(server).forEach(below, this::note, (one) -> one.print(output(), this.json));
			return ExitCodes.DONE;
		}

		private boolean matches(TrashEntry entry) {
			return this.path == null
					|| (entry.path() != null && HistoryCommand.isWithin(entry.path(), CommandPaths.encode(this.path)));
		}

	}

	/** {@code trash restore}. */
	@Command(name = "restore",
			description = { "Put things back where they were.", "Nothing is replaced. Missing folders are made." })
	static final class Restore extends RunCommand {

		@Parameters(paramLabel = "PATH", arity = "0..*",
				description = "Where it was. Of several from one path, the one that was trashed last comes back.")
		List<String> paths = new ArrayList<>();

		@Option(names = "--to", paramLabel = "DIR", description = "Put it into this folder instead.")
		@Nullable String to;

		@Option(names = "--run", paramLabel = "RUN", description = "All that this run put into the trash.")
		@Nullable Long run;

		@Override
		protected String name() {
			return "trash restore";
		}

		@Override
		protected RunStart plan(RunStarter launcher) {
			return prepare(launcher, "restore",
					Map.of("paths", this.paths.stream().map(this::typed).map(CommandPaths::encode).toList()), false);
		}

		@Override
		public void advise(Session session, Run last) {
			super.advise(session, last);
			tell(WentBack.of(session, last));
		}

		private void tell(WentBack back) {
			if (back.isNothing()) {
				output().note("driveyard: Nothing was put back.");
			}
		}

		@Override
		protected int exitCode(RemoteLauncher launcher, Run last) {
			WentBack back = WentBack.of(launcher, last);
			tell(back);
			return back.exitCode();
		}

		@Override
		protected int exitCode(Session session, Run last) {
			return WentBack.of(session, last).exitCode();
		}

		@Override
		protected String troubles() {
			return "What could not be put back";
		}

	}

	/** {@code trash empty}. */
	@Command(name = "empty", description = { "Remove for good what is in the trash. Asks first, unless there is --yes.",
			"Without options: everything, also what other programs have put there." })
	static final class Empty extends PlannedCommand {

		@Option(names = "--older-than", paramLabel = "AGE",
				description = "Only what was trashed longer ago than AGE (12h, 30d, 4w), or before a date.")
		@Nullable String olderThan;

		@Option(names = "--path", paramLabel = "PATH", description = "Only what was at PATH or below it.")
		@Nullable String path;

		private final Instant now = Instant.now();

		/** Of the clock that tells when things were trashed. */
		private ZoneId zone = ZoneId.systemDefault();

		@Override
		protected String name() {
			return "trash empty";
		}

		@Override
		protected String job() {
			return "empty-trash";
		}

		@Override
		protected boolean fresh() {
			return false;
		}

		@Override
		protected boolean isFinal() {
			return true;
		}

		@Override
		protected Map<String, Object> parameters() {
			Map<String, Object> parameters = new HashMap<>();
			if (this.olderThan != null) {
				Instant before = FileTimes.instant(Sizes.time(this.olderThan, this.now));
				parameters.put("before", LocalDateTime.ofInstant(before, this.zone).withNano(0).toString());
			}
			return parameters;
		}

		@Override
		public int callRemote(RemoteServer server) {
			this.zone = (this.olderThan != null) ? new RemoteTrash(server).zone() : this.zone;
			return super.callRemote(server);
		}

		@Override
		protected boolean isEmpty(RunSummary planned) {
			return count(planned.counts(), "files") + count(planned.counts(), "directories") == 0;
		}

		@Override
		protected boolean isEmpty(Session session, Run planned) {
			return session.get(Journal.class).operations(planned.instance()).isEmpty();
		}

		@Override
		protected String nothing() {
			return "Nothing in the trash matches.";
		}

		@Override
		protected void printPlan(Session session, Run run) {
			OperationPrinter printer = new OperationPrinter(output(), session, this.json);
			session.get(Journal.class)
				.operations(run.instance())
				.forEach((operation) -> printer.printPlanned(operation, run.id()));
			printSum(session.get(RunOperator.class).summary(run).counts());
		}

		@Override
		protected void printPlan(RemoteLauncher launcher, Run run) {
			super.printPlan(launcher, run);
			printSum(launcher.summary(run).counts());
		}

		private void printSum(Map<String, Long> counts) {
			if (!this.json) {
				output().line(OperationPrinter.amount(count(counts, "files"), count(counts, "directories"),
						count(counts, "bytes")) + " in all");
			}
		}

	}

}
