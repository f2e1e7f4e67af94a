package dev.driveyard.cli.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import dev.driveyard.catalogue.findings.Finding.Severity;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunPrinter;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteLauncher;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Sizes;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard validate}.
 */
@Command(name = "validate",
		description = { "Prove that files are what they were, and tell which are not.",
				"It compares the disk with the catalogue and changes neither. What is found is kept from run to run:"
						+ " driveyard validate findings. Files that were proved longest ago come first." },
		subcommands = FindingsCommand.class, footerHeading = "%nExit codes:%n",
		footer = { "  0  all is as it was, or there are only warnings",
				"  1  failed, or a path is not there or not indexed; the message says why", "  2  wrong use",
				"  3  done, but some locations could not be looked at",
				"  4  stopped before the end; the same command goes on",
				"  5  there are findings of the severity error or critical, or files are not as the manifest has them" })
public final class ValidateCommand extends RunCommand {

	@Parameters(paramLabel = "PATH", arity = "0..*",
			description = "What to look at (default: all locations whose disks are there).")
	List<String> paths = new ArrayList<>();

	@Option(names = { "-m", "--mode" }, paramLabel = "MODE", defaultValue = "integrity",
			description = { "basic: that all is there, with its size, time and permissions.",
					"integrity: that every byte is as it was when it was hashed (the default).",
					"corruption: that what files hold makes sense: whole pictures, archives, documents, films.",
					"complete: all of it." })
	String mode = "integrity";

	@Option(names = "--rate-limit", paramLabel = "SIZE", description = "Read at most SIZE a second, e.g. 50M.")
	@Nullable String rateLimit;

	@Option(names = "--budget", paramLabel = "SIZE",
			description = "Read at most SIZE in this run, e.g. 100G; the next run goes on with what is left."
					+ " In the mode complete each of its two checks has half of it.")
	@Nullable String budget;

	@Option(names = "--max-duration", paramLabel = "TIME",
			description = "Begin to read no file after TIME, e.g. 90s, 30m or 2h.")
	@Nullable String maxDuration;

	@Option(names = "--threads", paramLabel = "N", description = "Threads that read files (1 to 64).")
	@Nullable Integer threads;

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Mixin
	final FindingFormat format = new FindingFormat();

	@Mixin
	final ManifestArguments manifest = new ManifestArguments();

	@Override
	public Integer call() {
		if (this.manifest.manifest == null) {
			return super.call();
		}
		return this.manifest.run(this, this.paths,
				(this.threads != null) ? this.threads : Math.max(2, Runtime.getRuntime().availableProcessors()));
	}

	@Override
	protected boolean changesFiles() {
		return false;
	}

	@Override
	protected String name() {
		return "validate";
	}

	@Override
	protected RunStart plan(RunStarter launcher) {
		requireSome(this.rateLimit, Sizes::bytes);
		requireSome(this.budget, Sizes::bytes);
		requireSome(this.maxDuration, (text) -> Sizes.duration(text).toSeconds());
		return prepare(launcher, "validate",
				Map.of("paths", this.paths.stream().map(this::typed).map(CommandPaths::absolute).toList()), this.fresh);
	}

	private static void requireSome(@Nullable String text, ToLongFunction<String> meaning) {
		if (text != null && meaning.applyAsLong(text) < 1) {
			throw new IllegalArgumentException("A limit of nothing stops everything: '" + text + "'");
		}
	}

	@Override
	public int run(Session session) {
		this.format.require(this.json);
		return super.run(session);
	}

	@Override
	protected int judge(Run run, RunSummary summary, int code) {
		return (run.status() == BatchStatus.COMPLETED && damaged(summary.counts()) > 0) ? ExitCodes.FINDINGS : code;
	}

	@Override
	public void print(Session session, RunOperator operator, Run run) {
		RunPrinter printer = new RunPrinter(output(), operator);
		if (this.format.isJson(this.json)) {
			output().json(printer.toMap(run));
		}
		else if (!this.quiet && this.format.isTable()) {
			printer.print(run);
		}
		if (run.status() == BatchStatus.COMPLETED) {
			Findings.Filter seen = new Findings.Filter(Severity.INFO, null, run.instance(), List.of());
			this.format.print(output(), FindingSource.of(session, seen), this.json, title(run));
		}
		advise(session, run);
	}

	@Override
	public int callRemote(RemoteServer server) {
		if (this.manifest.manifest != null) {
			throw new IllegalArgumentException("A manifest is checked on this machine, not by a server elsewhere");
		}
		this.format.require(this.json);
		return super.callRemote(server);
	}

	@Override
	protected void print(RemoteLauncher launcher, Run run) {
		if (this.format.isJson(this.json)) {
			output().json(new RunPrinter(output(), launcher).toMap(run));
		}
		else if (!this.quiet && this.format.isTable()) {
			new RunPrinter(output(), launcher).print(run);
		}
		if (run.status() == BatchStatus.COMPLETED) {
			this.format.print(output(), FindingSource.of(launcher.server(), "run=" + run.id()), this.json, title(run));
		}
	}

	private static String title(Run run) {
		return "Run " + run.id() + ": " + run.description();
	}

	@Override
	protected void advise(Run run, Map<String, Long> counts) {
		if (run.status() != BatchStatus.COMPLETED) {
			return;
		}
		if (count(counts, "left_files") > 0) {
			note("Left for the next runs: " + Format.count(count(counts, "left_files"), "file") + ", "
					+ Format.bytes(count(counts, "left_bytes")) + ". The same command goes on with them.");
		}
		if (count(counts, "not_hashed") > 0) {
			note("No hash is known of " + Format.count(count(counts, "not_hashed"), "file")
					+ ", so they can't be proved. To hash them: driveyard index --mode content PATH");
		}
		if (damaged(counts) > 0) {
			note("To restore what has a good copy in this library: driveyard repair " + run.id());
		}
	}

	private static long damaged(Map<String, Long> counts) {
		return count(counts, "critical") + count(counts, "error");
	}

}
