package dev.driveyard.cli.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@code copy} and {@code move} share.
 */
public abstract class TransferCommand extends RunCommand {

	@Parameters(paramLabel = "SOURCE... DEST", arity = "2..*", hideParamSyntax = true,
			description = "The files and folders, and where they go: into the folder DEST, or, if there is no such"
					+ " folder and only one SOURCE, to the new name DEST. A slash after DEST says that it is a"
					+ " folder: it is made if there is none.")
	List<String> paths = new ArrayList<>();

	@Option(names = { "-T", "--no-target-directory" },
			description = "Take DEST for the new name even if it is a folder: what SOURCE holds is merged into it.")
	boolean exact;

	@Option(names = "--conflict", paramLabel = "RULE",
			description = "What to do where the target has a file of the same name: skip it; overwrite it, at once or"
					+ " not at all; overwrite it if the source is newer; rename: call the new one 'name (1).ext'; or"
					+ " fail. Folders are merged. Without this option such files are skipped, and that something was"
					+ " is told and makes the exit code 3.")
	@Nullable String conflict;

	@Option(names = { "-x", "--one-file-system" }, description = "Leave out what is mounted inside of a SOURCE.")
	boolean oneFileSystem;

	@Option(names = "--hash", description = "Keep the BLAKE3 of what was read in the journal.")
	boolean hash;

	@Option(names = "--ignore-space", description = "Begin even if there does not seem to be enough room.")
	boolean ignoreSpace;

	@Option(names = "--transfers", paramLabel = "N",
			description = "Files that are handled at once (1 to 64). Take 1 for a single spinning disk.")
	@Nullable Integer transfers;

	@Option(names = "--bandwidth", paramLabel = "SIZE", description = "At most so much a second, such as 20M.")
	@Nullable String bandwidth;

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Override
	protected RunStart plan(RunStarter launcher) {
		List<String> sources = this.paths.subList(0, this.paths.size() - 1);
		return prepare(launcher, name(),
				Map.of("sources", sources.stream().map(this::typed).map(CommandPaths::encodeAsTyped).toList(),
						"destination", CommandPaths.encodeAsTyped(typed(this.paths.get(this.paths.size() - 1)))),
				this.fresh);
	}

	/** Who has not said what to do with files that are there already is told of them. */
	@Override
	protected int judge(Run run, RunSummary summary, int code) {
		long skipped = summary.counts().getOrDefault("skipped", 0L);
		if (this.conflict != null || skipped == 0 || run.status() != BatchStatus.COMPLETED) {
			return code;
		}
		note(Format.count(skipped, "file") + ((skipped == 1) ? " was" : " were")
				+ " skipped: the target has something of the same name. Say --conflict skip if that is as it should"
				+ " be, else newer, overwrite or rename.");
		return (code == ExitCodes.DONE) ? ExitCodes.ISSUES : code;
	}

	/** {@code driveyard copy}. */
	@Command(name = "copy", description = { "Copy files and folders with all that belongs to them.",
			"Kept are times, modes, extended attributes, symbolic links as links, hard links among the sources,"
					+ " holes, empty folders, and owners if root copies. Each copy is made under a temporary name"
					+ " and put in its place when it is whole. Running the same command again after an"
					+ " interruption goes on where it stopped." })
	public static final class Copy extends TransferCommand {

		@Option(names = "--method", paramLabel = "METHOD", defaultValue = "auto",
				description = "auto: the fastest way; reflink: share blocks or fail; stream: read and write (default:"
						+ " ${DEFAULT-VALUE}).")
		String method = "auto";

		@Option(names = "--verify",
				description = "Hash what is read, then read each copy again, from the medium where the system allows,"
						+ " and compare.")
		boolean verify;

		@Option(names = "--durability", paramLabel = "KIND", defaultValue = "none",
				description = "What is sure to outlast a power failure once the run has ended: none, the file's bytes,"
						+ " or directory: their names too (default: ${DEFAULT-VALUE}).")
		String durability = "none";

		@Override
		protected String name() {
			return "copy";
		}

	}

	/** {@code driveyard move}. */
	@Command(name = "move", description = { "Move files and folders.",
			"Within a file system they get another name. To another one they are copied; each copy is read again"
					+ " and compared, and all of them are made durable, before the first source is removed."
					+ " Entries of the library keep their identity. Take a move back with: driveyard undo RUN" })
	public static final class Move extends TransferCommand {

		@Option(names = "--method", paramLabel = "METHOD", defaultValue = "auto",
				description = "auto: rename, else copy and remove; rename: fail where that is not possible; reflink,"
						+ " stream: copy and remove (default: ${DEFAULT-VALUE}).")
		String method = "auto";

		@Override
		protected String name() {
			return "move";
		}

	}

}
