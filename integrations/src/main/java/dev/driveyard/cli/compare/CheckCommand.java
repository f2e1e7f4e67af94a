package dev.driveyard.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunFacts;
import dev.driveyard.cli.command.RunPrinter;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteLauncher;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard check}.
 */
@Command(name = "check",
		description = { "Compare two folders or files: what is the same, differs, is only in one, or was moved.",
				"A and B are paths of this machine, or addresses of what is on a server or in an archive. Neither is"
						+ " changed. Without an option, files are the same if size and time are, to the coarser of the"
						+ " times that the two file systems keep. Links are compared by where they lead.",
				"Each difference is a line: - is only in A, + only in B, * differs, > was moved in B, ! could not be"
						+ " compared." },
		footerHeading = "%nExit codes:%n",
		footer = { "  0  both are the same", "  1  failed, or A or B is not there; the message says why",
				"  2  wrong use", "  3  no difference was found, but some files could not be compared",
				"  4  stopped before the end; the same command goes on", "  5  they differ" })
public final class CheckCommand extends RunCommand {

	private static final List<String> DIFFERENT = List.of("differing", "only_in_a", "only_in_b", "moved");

	@Parameters(index = "0", paramLabel = "A", description = "A folder or file.")
	String a = "";

	@Parameters(index = "1", paramLabel = "B", description = "The folder or file that it is compared with.")
	String b = "";

	@Option(names = "--size-only", description = "Compare sizes, not times.")
	boolean sizeOnly;

	@Option(names = "--hash",
			description = "Compare hashes: those of the catalogue where nothing happened to a file since, else it is"
					+ " read. What was moved is found whatever its name.")
	boolean hash;

	@Option(names = "--read", description = "Read every byte of both and compare.")
	boolean read;

	@Option(names = "--one-way", description = "What is only in B is no difference.")
	boolean oneWay;

	@Option(names = "--exclude", paramLabel = "GLOB",
			description = "Leave out what matches, on both sides: a name, or with a slash a path below A and B. May be"
					+ " given several times.")
	List<String> exclude = new ArrayList<>();

	@Option(names = "--include", paramLabel = "GLOB",
			description = "Compare what matches though --exclude leaves it out.")
	List<String> include = new ArrayList<>();

	@Option(names = "--threads", paramLabel = "N", description = "Threads that list folders and read files (1 to 64).")
	@Nullable Integer threads;

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Override
	protected boolean changesFiles() {
		return false;
	}

	@Override
	protected String name() {
		return "check";
	}

	@Override
	protected RunStart plan(RunStarter launcher) {
		return prepare(launcher, "check", Map.of("a", CommandPaths.absolute(typed(this.a)), "b",
				CommandPaths.absolute(typed(this.b)), "mode", mode()), this.fresh);
	}

	private String mode() {
		if (Stream.of(this.sizeOnly, this.hash, this.read).filter((one) -> one).count() > 1) {
			throw new IllegalArgumentException("--size-only, --hash and --read exclude each other");
		}
		if (this.read) {
			return "read";
		}
		if (this.hash) {
			return "hash";
		}
		return this.sizeOnly ? "size" : "time";
	}

	@Override
	protected int judge(Run run, RunSummary summary, int code) {
		boolean differ = DIFFERENT.stream().anyMatch((count) -> summary.counts().getOrDefault(count, 0L) > 0);
		return (run.status() == BatchStatus.COMPLETED && differ) ? ExitCodes.FINDINGS : code;
	}

	@Override
	protected String troubles() {
		return "This is not complete: some files or folders could not be compared";
	}

	@Override
	public void print(Session session, RunOperator operator, Run run) {
		print(RunFacts.of(operator), DifferenceSource.of(session, run), run);
		output().flush();
		advise(session, run);
	}

	@Override
	protected void print(RemoteLauncher launcher, Run run) {
		print(launcher, DifferenceSource.of(launcher.server(), run), run);
	}

	/** The differences; a person is told last what they come to. */
	private void print(RunFacts facts, DifferenceSource differences, Run run) {
		RunPrinter printer = new RunPrinter(output(), facts);
		DifferenceFormat format = new DifferenceFormat(output());
		if (this.json) {
			output().json(printer.toMap(run));
		}
		if (run.status() == BatchStatus.COMPLETED) {
			differences.forEach(this.json ? format::json : format::line);
		}
		if (!this.json && !this.quiet) {
			printer.print(run);
		}
	}

}
