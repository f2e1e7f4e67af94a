package dev.driveyard.cli.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.Search;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.cli.command.AddressText;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.EntryPrinter;
import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.words.IssueWords;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.Reasons;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.RunStore.RunIssue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard index}.
 */
@Command(name = "index",
		description = { "Bring the catalogue of a folder up to date.",
				"A folder that is in no location becomes one. Running the same command again after an interruption"
						+ " goes on where it stopped; after a completed run it looks for what changed." })
public final class IndexCommand extends RunCommand {

	private static final int MOST_ISSUES = 100;

	@Parameters(paramLabel = "PATH", description = "The folder to index.")
	@Nullable String path;

	@Option(names = "--mode", paramLabel = "MODE", defaultValue = "shallow",
			description = "How much to find out: shallow reads names, sizes, times and attributes; content also"
					+ " reads files, once after each change, and keeps the hash of what they hold; deep also finds"
					+ " out what they are and what they say of themselves: the size, camera, time and place of"
					+ " pictures, the length of sound and films, the title, author and pages of documents (default:"
					+ " ${DEFAULT-VALUE}).")
	String mode = "shallow";

	@Option(names = "--hash", paramLabel = "KIND", defaultValue = "full",
			description = "With --mode content or deep: full reads every byte; sampled reads at most 57 KB of a file, enough"
					+ " to tell most files apart, never to call two equal; both keeps both (default:"
					+ " ${DEFAULT-VALUE}).")
	String hash = "full";

	@Option(names = "--scope", paramLabel = "SCOPE", defaultValue = "recursive",
			description = "current: only what the folder itself holds; recursive: all below (default:"
					+ " ${DEFAULT-VALUE}).")
	String scope = "recursive";

	@Option(names = "--max-depth", paramLabel = "N", description = "List at most N levels below the folder.")
	@Nullable Integer maxDepth;

	@Option(names = { "-x", "--one-file-system" }, description = "Do not enter other mounted file systems.")
	boolean oneFileSystem;

	@Option(names = "--rule", paramLabel = "RULE", split = ",",
			description = "Turn a rule on for this location, kept for later scans: no-system-files (on at first),"
					+ " no-hidden, no-git, no-dev-dirs, gitignore, only-images.")
	List<String> rulesOn = new ArrayList<>();

	@Option(names = "--no-rule", paramLabel = "RULE", split = ",", description = "Turn a rule off for this location.")
	List<String> rulesOff = new ArrayList<>();

	@Option(names = "--exclude", paramLabel = "GLOB",
			description = "Leave out names that match, or paths below the location if there is a slash in it."
					+ " Kept for later scans; an empty GLOB clears the list.")
	List<String> exclude = new ArrayList<>();

	@Option(names = "--include", paramLabel = "GLOB",
			description = "Keep what matches, whatever the rules say. Kept for later scans; an empty GLOB clears"
					+ " the list.")
	List<String> include = new ArrayList<>();

	@Option(names = "--accept-root",
			description = "Take what is mounted there now for the true folder, also where it is not the one that was"
					+ " indexed.")
	boolean acceptRoot;

	@Option(names = "--walkers", paramLabel = "N", description = "Threads that list folders ahead (1 to 64).")
	@Nullable Integer walkers;

	@Option(names = "--hashers", paramLabel = "N",
			description = "Threads that read files, to hash and to analyse them (1 to 64). Take 1 for a single spinning disk.")
	@Nullable Integer hashers;

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Option(names = "--ephemeral",
			description = "Use a catalogue in memory that is gone afterwards; print a summary, or with --list every"
					+ " entry.")
	boolean ephemeral;

	@Option(names = "--list", description = "With --ephemeral: print the path of every entry.")
	boolean list;

	@Override
	protected boolean changesFiles() {
		return false;
	}

	@Override
	protected String name() {
		return "index " + this.path;
	}

	@Override
	public Integer call() {
		if (this.list && !this.ephemeral) {
			throw new IllegalArgumentException("--list goes with --ephemeral; for a library use: driveyard find");
		}
		return this.ephemeral ? callEphemeral() : super.call();
	}

	@Override
	protected RunStart plan(RunStarter launcher) {
		return prepare(launcher, "index", Map.of("path", CommandPaths.encode(typed(String.valueOf(this.path)))),
				this.fresh);
	}

	@Override
	public int callRemote(RemoteServer server) {
		if (this.list || this.ephemeral) {
			throw new IllegalArgumentException("--ephemeral is for this machine: a server elsewhere has a library");
		}
		return super.callRemote(server);
	}

	private int callEphemeral() {
		try {
			Path folder = Files.createTempDirectory("driveyard-ephemeral");
			try {
				Library.Database memory = new Library.Database(
						"jdbc:sqlite:file:/driveyard-" + ProcessHandle.current().pid() + "?vfs=memdb", null);
				return runOn(LibraryFolder.create(folder.resolve("ephemeral.driveyard"), "ephemeral", "", memory));
			}
			finally {
				remove(folder);
			}
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't make a temporary folder: " + Reasons.of(ex), ex);
		}
	}

	private static void remove(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
	}

	/** An ephemeral run can't be asked or resumed later: its issues are shown now. */
	@Override
	public void advise(Session session, Run run) {
		if (!this.ephemeral) {
			super.advise(session, run);
			return;
		}
		for (RunIssue issue : session.get(RunStore.class).issues(run.instance(), 0, MOST_ISSUES)) {
			note(issue.issue().code() + "  " + EncodedName.display(issue.issue().path()) + ": "
					+ IssueWords.text(issue.issue()));
		}
	}

	@Override
	public void print(Session session, RunOperator operator, Run run) {
		if (this.list) {
			new EntryPrinter(output(), this.json).printAll(session.get(CatalogueQueries.class),
					new Search(null, null, List.of(), null, null, null, null, null, List.of(),
							CatalogueQueries.Order.ID),
					new AddressText(session), session.library().id(), Long.MAX_VALUE, false, false);
		}
		if (!this.list || this.json) {
			super.print(session, operator, run);
		}
	}

}
