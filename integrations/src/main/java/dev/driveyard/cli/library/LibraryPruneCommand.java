package dev.driveyard.cli.library;

import java.util.Map;

import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.runs.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code driveyard library prune}.
 */
@Command(name = "prune", description = { "Remove old runs from the history, with all that is recorded of them.",
		"What can still be undone, gone on with or repaired stays, and so does what is known of files. No file of yours"
				+ " is touched.",
		"The room is used by later rows; --compact gives it back to the disk." })
final class LibraryPruneCommand extends RunCommand {

	@Option(names = "--older-than", paramLabel = "AGE", required = true,
			description = "Only runs that ended longer ago than AGE: hours, days, weeks or years, such as 12h, 90d, 2w"
					+ " or 1y.")
	String olderThan = "";

	@Option(names = { "-n", "--dry-run" }, description = "Only count what would go.")
	boolean dryRun;

	@Option(names = "--compact",
			description = "Then write SQLite's file anew without what it does not use. Nobody else can write"
					+ " meanwhile, and as much room is needed beside it. A server looks after its own room.")
	boolean compact;

	@Override
	protected String name() {
		return "library prune";
	}

	@Override
	protected boolean changesFiles() {
		return false;
	}

	@Override
	protected RunStart plan(RunStarter launcher) {
		return prepare(launcher, "prune-history", Map.of(), false);
	}

	@Override
	protected void advise(Run run, Map<String, Long> counts) {
		tell(count(counts, "kept_unfinished"),
				"can be gone on with: driveyard runs restart RUN, or give them up: runs abandon RUN");
		tell(count(counts, "kept_referred"), "are what such a run works on");
		tell(count(counts, "kept_moved"), "moved what can be moved back: driveyard undo RUN");
		tell(count(counts, "kept_trashed"), "put something into the trash that is still there: driveyard trash list");
		tell(count(counts, "kept_found"), "have open findings: driveyard validate findings");
		tell(count(counts, "kept_shown"), "found the duplicates that driveyard duplicates show tells of");
		if (this.dryRun) {
			note("Nothing was removed.");
		}
	}

	private void tell(long count, String why) {
		if (count > 0) {
			note("Kept: " + Format.number(count) + " old runs " + why);
		}
	}

}
