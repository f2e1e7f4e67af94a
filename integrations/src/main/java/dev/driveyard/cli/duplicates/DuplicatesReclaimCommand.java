package dev.driveyard.cli.duplicates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.OperationPrinter;
import dev.driveyard.cli.command.PlannedCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteLauncher;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.summary.ReclaimSummary;
import dev.driveyard.journal.ReclaimJournal;
import dev.driveyard.journal.ReclaimJournal.Left;
import dev.driveyard.journal.ReclaimJournal.Reclaim;
import dev.driveyard.journal.ReclaimJournal.Similar;
import dev.driveyard.runs.Run;
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
				"  driveyard duplicates reclaim 12 --keep shortest-path --action hardlink --yes",
				"  driveyard duplicates reclaim 13 --keep best       # pictures that look alike" })
final class DuplicatesReclaimCommand extends PlannedCommand {

	private static final int PAGE = 1000;

	@Parameters(paramLabel = "RUN", description = "The number of the run that found them.")
	long run;

	@Option(names = "--keep", paramLabel = "RULE", arity = "1..*", required = true,
			description = "Which file of each group is kept: oldest, newest, shortest-path, or: in PATH... for all that"
					+ " are in these folders; groups without any there are left alone. Of pictures that look alike: best,"
					+ " which shows each with the better one, asks, and puts it into the trash.")
	List<String> keep = new ArrayList<>();

	@Option(names = "--action", paramLabel = "ACTION", defaultValue = "trash",
			description = "What is done with the others: trash (undo brings them back), hardlink (they become names of"
					+ " the kept file; on the same file system, with the same owner and permissions), reflink (they"
					+ " share its bytes, where the file system can) or delete (default: ${DEFAULT-VALUE}). All but"
					+ " trash ask first, unless there is --yes.")
	String action = "trash";

	@Option(names = "--split-links",
			description = "With --action hardlink: also join files that have other names than those that the run found."
					+ " These keep the old file, so nothing goes free.")
	boolean splitLinks;

	@Option(names = "--across-owners",
			description = "With --action trash and delete: also let files go of which only another owner, or another"
					+ " group, has the one that is kept. Without it each owner keeps one.")
	boolean acrossOwners;

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Override
	protected String name() {
		return "duplicates reclaim " + this.run;
	}

	@Override
	protected String job() {
		return "reclaim";
	}

	@Override
	protected String word() {
		return "reclaim";
	}

	@Override
	protected boolean fresh() {
		return this.fresh;
	}

	@Override
	protected boolean isFinal() {
		return !this.action.toLowerCase(Locale.ROOT).equals("trash");
	}

	@Override
	protected boolean showsPlan() {
		return isOfPictures() || super.showsPlan();
	}

	@Override
	public String question() {
		return isOfPictures() ? "These only look alike: what goes is not equal to what stays. " : super.question();
	}

	private boolean isOfPictures() {
		return this.keep.get(0).equalsIgnoreCase("best");
	}

	@Override
	public int run(Session session) {
		DuplicatesShowCommand.find(session, this.run);
		return super.run(session);
	}

	@Override
	protected Map<String, Object> parameters() {
		boolean in = this.keep.get(0).equals("in");
		if (!in && this.keep.size() > 1) {
			throw new IllegalArgumentException("After --keep " + this.keep.get(0) + " nothing can follow but options;"
					+ " the number of the run comes first");
		}
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("run", this.run);
		parameters.put("keep", this.keep.get(0));
		parameters.put("folders",
				this.keep.subList(1, this.keep.size()).stream().map(this::typed).map(CommandPaths::absolute).toList());
		return parameters;
	}

	@Override
	protected boolean isEmpty(Session session, Run planned) {
		return summary(session, planned).planned() == 0;
	}

	@Override
	protected String nothing() {
		return "There is nothing to reclaim by run " + this.run + ".";
	}

	@Override
	protected void printPlan(Session session, Run planned) {
		ReclaimJournal journal = session.get(ReclaimJournal.class);
		int after = -1;
		List<Reclaim> page;
		do {
			page = journal.planned(planned.instance(), after, PAGE);
			for (Reclaim file : page) {
				after = file.number();
				print(file, planned.id());
			}
		}
		while (page.size() == PAGE);
		if (!this.json) {
			printSums(summary(session, planned).counts());
		}
	}

	@Override
	protected void printPlan(RemoteLauncher launcher, Run planned) {
		launcher.reclaims(planned, (file) -> print(file, planned.id()));
		if (!this.json) {
			printSums(launcher.summary(planned).counts());
		}
	}

	private static ReclaimSummary summary(Session session, Run run) {
		return session.get(RunOperator.class).summary(run, ReclaimSummary.class);
	}

	private void printSums(Map<String, Long> counts) {
		output().line(Format.count(count(counts, "planned"), "file") + ", "
				+ Format.bytes(count(counts, "planned_bytes")) + " to reclaim");
		leftAlone(count(counts, "left_alone"), "group", "none of their files is in the folders to keep");
		leftAlone(count(counts, "shared"), "file", "they share their bytes with the file that is kept already");
		leftAlone(count(counts, "other_owners"), "file", "the one to keep has another owner or group"
				+ (isHardLink() ? "" : " (to let them go: --across-owners)"));
		leftAlone(count(counts, "other_names"), "file", "they would be parted from other names that they have"
				+ (isHardLink() ? " (to join them: --split-links)" : ""));
	}

	private boolean isHardLink() {
		return this.action.toLowerCase(Locale.ROOT).equals("hardlink");
	}

	private void leftAlone(long count, String what, String why) {
		if (count > 0) {
			output().line(Format.count(count, what) + " left alone: " + why);
		}
	}

	private void print(Reclaim file, long planned) {
		if (this.json) {
			output().json(map(file, planned));
			return;
		}
		boolean left = file.left() != Left.NOT;
		output().pathLine(left ? "      left  " : String.format("%10s  ", Format.bytes(file.freed())), file.path(),
				false);
		Similar similar = file.similar();
		output().pathLine("      keep  ", file.keptPath(), false);
		if (similar != null) {
			output().line("            looks like it: " + Format.bytes(file.size()) + " go, "
					+ Format.bytes(similar.keptSize()) + " stay");
		}
		if (file.left() == Left.SHARED) {
			output().line("            already shared: it has no bytes of its own");
		}
		else if (file.left() == Left.OTHER_OWNER) {
			output().line("            another owner or group");
		}
		else if (file.otherNames() > 0) {
			output().line("            nothing goes free: it has " + Format.count(file.otherNames(), "more name")
					+ " that the run did not look at");
		}
	}

	private Map<String, Object> map(Reclaim file, long planned) {
		Map<String, Object> map = object();
		map.put("type", "reclaim");
		map.put("run", planned);
		map.put("action", this.action);
		putName(map, "path", file.path());
		putName(map, "kept", file.keptPath());
		map.put("size", file.size());
		Similar similar = file.similar();
		if (similar != null) {
			map.put("kept_size", similar.keptSize());
			map.put("similar", true);
		}
		map.put("frees", file.freed());
		map.put("other_names", file.otherNames());
		map.put("left_alone", (file.left() != Left.NOT) ? OperationPrinter.word(file.left()) : null);
		return map;
	}

	@Override
	protected String troubles() {
		return "Some files were left alone";
	}

	@Override
	protected void advise(Run ended, Map<String, Long> counts) {
		if (ended.status() == BatchStatus.COMPLETED && !isFinal() && count(counts, "reclaimed") > 0) {
			note("They are in the trash. To get them back: driveyard undo " + ended.id());
		}
	}

}
