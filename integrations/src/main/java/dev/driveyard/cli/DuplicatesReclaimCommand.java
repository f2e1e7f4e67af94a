package dev.driveyard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.ReclaimJournal;
import dev.driveyard.journal.ReclaimJournal.Reclaim;
import dev.driveyard.runs.Run;
import dev.driveyard.storage.LocalPaths;
import org.springframework.batch.core.BatchStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard duplicates reclaim}.
 */
@Command(name = "reclaim",
		description = { "Give back the room of files that a run found to be there more than once.",
				"It plans first. Then each file is compared, byte by byte, with the one that is kept, right before"
						+ " anything is done with it. What was changed or replaced since it was found is left alone,"
						+ " and so is the last copy, always." },
		footerHeading = "%nExamples:%n",
		footer = { "  driveyard duplicates reclaim 12 --keep oldest --dry-run",
				"  driveyard duplicates reclaim 12 --keep in ~/Pictures /mnt/archive --action trash",
				"  driveyard duplicates reclaim 12 --keep shortest-path --action hardlink --yes" })
final class DuplicatesReclaimCommand extends PlannedCommand {

	private static final int PAGE = 1000;

	@Parameters(paramLabel = "RUN", description = "The number of the run that found them.")
	long run;

	@Option(names = "--keep", paramLabel = "RULE", arity = "1..*", required = true,
			description = "Which file of each group is kept: oldest, newest, shortest-path, or: in PATH... for all that"
					+ " are in these folders; groups without any there are left alone.")
	List<String> keep = new ArrayList<>();

	@Option(names = "--action", paramLabel = "ACTION", defaultValue = "trash",
			description = "What is done with the others: trash (undo brings them back), hardlink (they become names of"
					+ " the kept file; on the same file system, with the same owner and permissions), reflink (they"
					+ " share its bytes, where the file system can) or delete (default: ${DEFAULT-VALUE}). All but"
					+ " trash ask first, unless there is --yes.")
	String action = "trash";

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Override
	String name() {
		return "duplicates reclaim " + this.run;
	}

	@Override
	String job() {
		return "reclaim";
	}

	@Override
	String word() {
		return "reclaim";
	}

	@Override
	boolean fresh() {
		return this.fresh;
	}

	@Override
	boolean isFinal() {
		return !this.action.toLowerCase(Locale.ROOT).equals("trash");
	}

	@Override
	int run(Session session) {
		DuplicatesShowCommand.find(session, this.run);
		return super.run(session);
	}

	@Override
	Map<String, Object> parameters() {
		boolean in = this.keep.get(0).equals("in");
		if (!in && this.keep.size() > 1) {
			throw new IllegalArgumentException("After --keep " + this.keep.get(0) + " nothing can follow but options;"
					+ " the number of the run comes first");
		}
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("run", this.run);
		parameters.put("keep", this.keep.get(0));
		parameters.put("folders",
				this.keep.subList(1, this.keep.size()).stream().map(DuplicatesReclaimCommand::folder).toList());
		parameters.put("action", this.action);
		return parameters;
	}

	/** As the catalogue knows it: links on the way are resolved. */
	private static String folder(String argument) {
		try {
			return LocalPaths.encode(Path.of(argument).toRealPath());
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("There is no folder " + argument + " to keep files in", ex);
		}
	}

	@Override
	void printPlan(Session session, Run planned) {
		ReclaimJournal journal = session.get(ReclaimJournal.class);
		int after = -1;
		List<ReclaimJournal.Step> page;
		do {
			page = journal.page(planned.instance(), Operation.State.PLANNED, after, PAGE);
			for (ReclaimJournal.Step step : page) {
				after = step.operation().number();
				print(step.file(), planned.id());
			}
		}
		while (page.size() == PAGE);
		if (!this.json) {
			Map<String, Object> summary = session.get(RunOperator.class).summary(planned);
			output().line(Format.count(DeleteCommand.number(summary, "planned"), "file") + ", "
					+ Format.bytes(DeleteCommand.number(summary, "planned_bytes")) + " to reclaim");
			long alone = DeleteCommand.number(summary, "left_alone");
			if (alone > 0) {
				output()
					.line(Format.count(alone, "group") + " left alone: none of their files is in the folders to keep");
			}
		}
	}

	private void print(Reclaim file, long planned) {
		if (!this.json) {
			output().pathLine(String.format("%10s  ", Format.bytes(file.size())), file.path(), false);
			output().pathLine("      keep  ", file.keptPath(), false);
			return;
		}
		Map<String, Object> map = object();
		map.put("type", "reclaim");
		map.put("run", planned);
		map.put("action", this.action);
		putName(map, "path", file.path());
		putName(map, "kept", file.keptPath());
		map.put("size", file.size());
		output().json(map);
	}

	@Override
	void advise(Session session, Run ended) {
		if (ended.status() == BatchStatus.STOPPED) {
			note("Stopped. The same command goes on where it stopped.");
		}
		if (ended.issues() > 0 && ended.status() == BatchStatus.COMPLETED) {
			note("Some files were left alone: driveyard runs issues " + ended.id());
		}
		if (ended.status() == BatchStatus.COMPLETED && !isFinal()
				&& DeleteCommand.number(session.get(RunOperator.class).summary(ended), "reclaimed") > 0) {
			note("They are in the trash. To get them back: driveyard undo " + ended.id());
		}
	}

}
