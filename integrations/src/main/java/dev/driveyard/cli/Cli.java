package dev.driveyard.cli;

import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.CliContext;
import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.LookedAwayException;
import dev.driveyard.cli.command.OptionParameters;
import dev.driveyard.cli.remote.RemoteOptions;
import dev.driveyard.cli.remote.RemoteWords;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.words.FailureWords;
import dev.driveyard.client.AnsweredProblemException;
import dev.driveyard.failure.CodedException;
import dev.driveyard.jobs.operate.Failures;
import dev.driveyard.jobs.operate.InvalidParameterException;
import dev.driveyard.jobs.operate.MissingPathException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code driveyard} with all below it.
 */
public final class Cli {

	private Cli() {
	}

	/**
	 * Runs a command.
	 * @return one of {@link ExitCodes}
	 */
	public static int run(CliContext context, String... arguments) {
		Root root = new Root();
		CommandLine line = new CommandLine(root, new Factory(context));
		KnownCommands.addTo(line, arguments);
		line.setOut(context.output().writer()).setErr(context.output().errWriter());
		line.setExecutionExceptionHandler((ex, command, result) -> explain(context, ex, command.getCommandSpec()))
			.setParameterExceptionHandler((ex, given) -> explain(context, ex))
			.setExecutionStrategy((parsed) -> {
				CommandLine last = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
				if (last.getCommand() instanceof BaseCommand command) {
					command.inherit();
				}
				return new ElsewhereStrategy(root.remote).execute(parsed);
			})
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setUsageHelpAutoWidth(false)
			.setUsageHelpWidth(100);
		CommandLine completion = line.getSubcommands().get("generate-completion");
		if (completion != null) {
			completion.getCommandSpec().usageMessage().description("Print a completion script for bash and zsh.");
		}
		return context.output().end(line.execute(arguments));
	}

	/** Shortly, so that the message is not lost above a page of help. */
	private static int explain(CliContext context, ParameterException ex) {
		context.output().flush();
		String message = String.valueOf(ex.getMessage()).replaceAll("is not an? (long|int)$", "is not a number");
		context.output().note("driveyard: " + message);
		UnmatchedArgumentException.printSuggestions(ex, context.output().errWriter());
		context.output().note("See: " + ex.getCommandLine().getCommandSpec().qualifiedName() + " --help");
		return ExitCodes.USAGE;
	}

	private static int explain(CliContext context, Exception ex, CommandSpec command) {
		LoggerFactory.getLogger(Cli.class).debug("The command failed", ex); // what logs
																			// starts
																			// slowly
		if (context.output().hasFailed()) {
			return ExitCodes.FAILED;
		}
		if (ex instanceof LookedAwayException) {
			context.output().note(String.valueOf(ex.getMessage()));
			return ExitCodes.LOOKED_AWAY;
		}
		if (ex instanceof AnsweredProblemException problem) {
			context.output().note("driveyard: " + RemoteWords.text(problem, command));
			return RemoteWords.isUsage(problem) ? ExitCodes.USAGE : ExitCodes.FAILED;
		}
		if (ex instanceof InvalidParameterException invalid) {
			context.output().note("driveyard: " + OptionParameters.explain(invalid, command));
			return ExitCodes.USAGE;
		}
		if (ex instanceof IllegalArgumentException && !(ex instanceof MissingPathException)) {
			context.output()
				.note("driveyard: " + ((ex instanceof CodedException coded) ? FailureWords.text(coded.failure())
						: ex.getMessage()));
			return ExitCodes.USAGE;
		}
		context.output().note("driveyard: " + FailureWords.text(Failures.of(ex)));
		return ExitCodes.FAILED;
	}

	/** {@code driveyard} itself. */
	@Command(name = "driveyard",
			description = "Keeps very large sets of files in order, as jobs that can be stopped, killed and restarted.",
			footerHeading = "%nExit codes:%n",
			footer = { "  0  done", "  1  failed, or a path that was named is not there; the message says why",
					"  2  wrong use",
					"  3  done, but some files could not be handled (driveyard runs issues RUN), or were skipped",
					"     by copy or move without --conflict", "  4  stopped before the end; the same command goes on",
					"  5  done, and files are not what they should be (driveyard validate)",
					"  130  Ctrl-C, and the run goes on at the server", "  141  nobody reads what is printed any more",
					"", "Start with:  driveyard index ~/Pictures",
					"             driveyard find --ext jpg --min-size 5M" },
			synopsisSubcommandLabel = "COMMAND")
	static final class Root extends GroupCommand {

		@Mixin
		final RemoteOptions remote = new RemoteOptions();

	}

	/** Makes commands with their context, and tells the version. */
	public record Factory(CliContext context) implements CommandLine.IFactory, IVersionProvider {

		@Override
		public <K> K create(Class<K> type) throws Exception {
			if (type == Factory.class) {
				return type.cast(this);
			}
			K made = CommandLine.defaultFactory().create(type);
			if (made instanceof BaseCommand command) {
				command.setContext(this.context);
			}
			return made;
		}

		@Override
		public String[] getVersion() {
			return new String[] {
					"driveyard " + this.context.version() + " (Java " + System.getProperty("java.version") + ")" };
		}

	}

}
