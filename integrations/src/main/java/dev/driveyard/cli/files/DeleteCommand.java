package dev.driveyard.cli.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.OperationPrinter;
import dev.driveyard.cli.command.PlannedCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteLauncher;
import dev.driveyard.cli.remote.RemoteLocations;
import dev.driveyard.cli.remote.RemotePlan;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.runs.Run;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard delete}.
 */
@Command(name = "delete",
		description = { "Delete files and folders: into the trash, or for good.",
				"It plans first and then removes exactly what was planned; what was changed or added meanwhile stays."
						+ " Links are removed and never followed. The root of the file system, homes, mount points,"
						+ " system folders and libraries are refused. A location is forgotten with its folder, if that"
						+ " is confirmed." })
public final class DeleteCommand extends PlannedCommand {

	@Parameters(paramLabel = "PATH", arity = "1..*", description = "What is to go.")
	List<String> paths = new ArrayList<>();

	/** What of the paths is indexed as a whole. */
	private List<Named> locations = List.of();

	@ArgGroup
	@Nullable Mode mode;

	@Option(names = "--passes", paramLabel = "N", defaultValue = "1",
			description = "With --secure: overwrite each byte N times (default: ${DEFAULT-VALUE}).")
	int passes = 1;

	@Option(names = "--threads", paramLabel = "N", description = "Threads that remove files (1 to 64).")
	@Nullable Integer threads;

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Option(names = "--list", description = "With --dry-run: also print the path of every file.")
	boolean list;

	/**
	 * How it goes.
	 */
	static final class Mode {

		@Option(names = "--trash", description = "Into the trash, from where it can come back. This is the default.")
		boolean trash;

		@Option(names = "--permanent", description = "For good. Asks first, unless there is --yes.")
		boolean permanent;

		@Option(names = "--secure",
				description = "Overwrite files before they are removed. On many file systems and disks that is"
						+ " worthless; the command says so. Asks first, unless there is --yes.")
		boolean secure;

	}

	@Override
	protected String name() {
		return "delete " + this.paths.get(0);
	}

	@Override
	protected String job() {
		return "delete";
	}

	@Override
	protected boolean fresh() {
		return this.fresh;
	}

	@Override
	protected boolean isFinal() {
		return !mode().equals("trash") || !this.locations.isEmpty();
	}

	@Override
	public int callRemote(RemoteServer server) {
		requireDryRunToList();
		List<String> named = this.paths.stream().map(this::typed).map(CommandPaths::encode).toList();
		this.locations = new RemoteLocations(server).all()
			.stream()
			.map(Named::of)
			.filter((location) -> named.contains(location.root()))
			.toList();
		return super.callRemote(server);
	}

	@Override
	public int run(Session session) {
		this.locations = session.get(Locations.class)
			.on(session.get(VolumeRegistry.class).here())
			.stream()
			.filter(this::isNamed)
			.map((location) -> new Named(location.id(), location.root(), location.name()))
			.toList();
		return super.run(session);
	}

	private boolean isNamed(Location location) {
		return this.paths.stream().anyMatch((path) -> isSame(path, location));
	}

	private static boolean isSame(String path, Location location) {
		try {
			return DirectoryPaths.resolve(encode(path)).equals(location.root());
		}
		catch (IOException ex) {
			return encode(path).equals(location.root());
		}
	}

	@Override
	public String question() {
		return mode().equals("trash") ? "" : super.question();
	}

	private String mode() {
		if (this.mode == null || this.mode.trash) {
			return "trash";
		}
		return this.mode.secure ? "secure" : "permanent";
	}

	@Override
	public Integer call() {
		requireDryRunToList();
		return super.call();
	}

	private void requireDryRunToList() {
		if (this.list && !this.dryRun) {
			throw new IllegalArgumentException("--list goes with --dry-run");
		}
	}

	@Override
	protected Map<String, Object> parameters() {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("paths", this.paths.stream().map(this::typed).map(DeleteCommand::encode).toList());
		parameters.put("mode", mode());
		if (!isRemote() || !this.locations.isEmpty()) {
			parameters.put("locations", true); // since it is asked for
		}
		return parameters;
	}

	/**
	 * The dots in a path are the system's to understand: a folder on the way may be a
	 * link.
	 */
	private static String encode(String argument) {
		if (argument.isEmpty()) {
			throw new IllegalArgumentException("An empty path names nothing");
		}
		return CommandPaths.absolute(argument);
	}

	@Override
	protected void printPlan(Session session, Run run) {
		OperationPrinter printer = new OperationPrinter(output(), session, this.json);
		for (Operation operation : session.get(Journal.class).operations(run.instance())) {
			printer.printPlanned(operation, run.id());
			if (this.list) {
				printer.printFiles(operation);
			}
		}
		printSums(session.get(RunOperator.class).summary(run).counts());
	}

	@Override
	protected void printPlan(RemoteLauncher launcher, Run run) {
		RemotePlan printer = new RemotePlan(output(), this.json);
		launcher.plan(run, (operation) -> {
			printer.accept(operation);
			if (this.list) {
				printer.files(launcher.server(), operation);
			}
		});
		printSums(launcher.summary(run).counts());
	}

	private void printSums(Map<String, Long> counts) {
		if (this.json) {
			return;
		}
		output()
			.line(OperationPrinter.amount(count(counts, "files"), count(counts, "directories"), count(counts, "bytes"))
					+ " in all");
		for (Named location : this.locations) {
			output().line(EncodedName.display(location.root()) + " is the location '"
					+ EncodedName.display(location.name()) + "': the library forgets all that it knows of it.");
		}
		printCopies(count(counts, "last_copies"), count(counts, "unknown_contents"));
	}

	private void printCopies(long last, long unknown) {
		if (last > 0) {
			output().line(
					Format.count(last, "file") + ((last == 1) ? " has" : " have") + " no other copy in this library.");
		}
		if (unknown > 0) {
			output().line("Of " + Format.count(unknown, "file")
					+ " the library does not know what they hold: in no location, or never hashed.");
		}
	}

	@Override
	protected void advise(Run run, Map<String, Long> counts) {
		if (run.status() == BatchStatus.COMPLETED && count(counts, "trashed") > 0) {
			note("To get it back: driveyard undo " + run.id());
		}
	}

	@Override
	public void advise(Session session, Run run) {
		super.advise(session, run);
		tellForgotten((location) -> session.get(Locations.class).find(location.id()).isPresent());
	}

	@Override
	protected void advise(RemoteLauncher launcher, Run run) {
		super.advise(launcher, run);
		if (!this.locations.isEmpty()) {
			List<Named> known = new RemoteLocations(launcher.server()).all().stream().map(Named::of).toList();
			tellForgotten(known::contains);
		}
	}

	private void tellForgotten(Predicate<Named> isKnown) {
		this.locations.stream().filter(isKnown.negate()).forEach((location) -> {
			String root = EncodedName.display(location.root());
			note("The library forgot the location '" + EncodedName.display(location.name()) + "'. Undo brings the files"
					+ " back, not the location; to have it again: driveyard index " + root);
		});
	}

	/**
	 * A location that was named as a whole.
	 */
	private record Named(long id, String root, String name) {

		static Named of(Map<String, Object> told) {
			return new Named(RemoteServer.number(told.get("id")), RemoteEntries.path(told),
					RemoteServer.text(told.get("name")));
		}

	}

}
