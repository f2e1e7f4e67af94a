package dev.driveyard.cli.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteGroups;
import dev.driveyard.cli.remote.RemoteLauncher;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.Run;
import dev.driveyard.cli.terminal.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard duplicates}.
 */
@Command(name = "duplicates", description = {
		"Find files and folders that are there more than once, and pictures that look alike.",
		"It brings the index of the folders up to date, reads only files that share their size, and remembers"
				+ " what they hold: the next time only what changed is read. Names of one file (hard links),"
				+ " and files that share their bytes (reflinks), are one copy. Nothing is changed; to give the room back: driveyard duplicates reclaim." },
		synopsisSubcommandLabel = "[COMMAND]",
		subcommands = { DuplicatesShowCommand.class, DuplicatesReclaimCommand.class })
public final class DuplicatesCommand extends RunCommand {

	@Parameters(paramLabel = "PATH", arity = "0..*",
			description = "Folders to look in; one that is in no location becomes one. All locations if there is none.")
	List<String> paths = new ArrayList<>();

	@Option(names = "--mode", paramLabel = "MODE", defaultValue = "content-hash",
			description = "What makes files equal: size-only, name-and-size, content-hash (the hash of every byte),"
					+ " deep-scan (that, and then byte by byte); or similar-pictures: pictures that look alike, which"
					+ " are not equal (default: ${DEFAULT-VALUE}).")
	String mode = "content-hash";

	@Option(names = "--min-size", paramLabel = "SIZE", defaultValue = "1",
			description = "Leave smaller files out: 500, 10k, 1.5M; 0 for empty ones too (default: ${DEFAULT-VALUE}).")
	String minSize = "1";

	@Option(names = "--max-size", paramLabel = "SIZE", description = "Leave larger files out.")
	@Nullable String maxSize;

	@Option(names = "--ext", paramLabel = "EXT", split = ",", description = "Only files with these extensions.")
	List<String> extensions = new ArrayList<>();

	@Option(names = "--threshold", paramLabel = "N",
			description = "With --mode similar-pictures: how far a picture may be from the best of its group, 0 to 16: bits"
					+ " of 64 in which their hashes differ (default: 8). Less finds less, and is wrong less often.")
	@Nullable Integer threshold;

	@Option(names = "--no-refresh",
			description = "Use the catalogue as it is: do not look for new and changed files before.")
	boolean noRefresh;

	@Option(names = "--hashers", paramLabel = "N",
			description = "Threads that read files (1 to 64). Take 1 for a single spinning disk.")
	@Nullable Integer hashers;

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Mixin
	DuplicateReportOptions report = new DuplicateReportOptions();

	@Override
	protected boolean changesFiles() {
		return false;
	}

	@Override
	protected String name() {
		return "duplicates";
	}

	@Override
	public Integer call() {
		this.report.check(this.json);
		return super.call();
	}

	@Override
	protected RunStart plan(RunStarter launcher) {
		return prepare(launcher, "duplicates",
				Map.of("paths", this.paths.stream().map(this::typed).map(CommandPaths::encode).toList()), this.fresh);
	}

	@Override
	public void print(Session session, RunOperator operator, Run run) {
		if (run.status() == BatchStatus.COMPLETED) {
			this.report.print(session.get(DuplicateGroups.class), run, output(), this.json);
		}
		if (this.json || this.report.isTable(false)) {
			super.print(session, operator, run);
		}
		else {
			advise(session, run);
		}
	}

	private boolean isOfPictures() {
		return this.mode.equalsIgnoreCase("similar-pictures");
	}

	@Override
	public int callRemote(RemoteServer server) {
		this.report.check(this.json);
		return super.callRemote(server);
	}

	@Override
	protected void print(RemoteLauncher launcher, Run run) {
		if (run.status() == BatchStatus.COMPLETED) {
			this.report.print(RemoteGroups.of(launcher.server(), run), run, output(), this.json);
		}
		if (this.json || this.report.isTable(false)) {
			super.print(launcher, run);
		}
	}

	@Override
	protected void advise(Run run, Map<String, Long> found) {
		boolean any = Stream.of("groups", "folders", "similar_groups").anyMatch((name) -> count(found, name) > 0);
		long notLooked = count(found, "not_looked");
		if (run.status() == BatchStatus.COMPLETED && !any) {
			note(isOfPictures() ? "No pictures look alike." : "Nothing is there more than once.");
		}
		if (run.status() == BatchStatus.COMPLETED && notLooked > 0) {
			note(Format.count(notLooked, "picture")
					+ " could not be looked at, and may look like others. What failed in this run: driveyard runs issues "
					+ run.id() + "; why one can't be: driveyard thumbnails show FILE");
		}
		if (run.status() == BatchStatus.COMPLETED && any && this.report.isTable(this.json)) {
			note("Show them again: driveyard duplicates show " + run.id()
					+ "; give the room back: driveyard duplicates reclaim " + run.id() + " --keep "
					+ (isOfPictures() ? "best" : "oldest") + " --dry-run");
		}
	}

}
