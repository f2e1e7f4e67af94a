package dev.driveyard.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.catalogue.library.Libraries;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.CliContext;
import dev.driveyard.cli.command.HereOnly;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.terminal.Output;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each command is done by a server elsewhere, or says why it is not, and what to do
 * instead.
 */
class HereOnlyTests {

	private static final List<BaseCommand> ALL = leaves(line()).filter(BaseCommand.class::isInstance)
		.map(BaseCommand.class::cast)
		.toList();

	private static CommandLine line() {
		CommandLine line = new CommandLine(CommandSpec.create(), new Cli.Factory(context()));
		KnownCommands.addTo(line);
		return line;
	}

	/** Nothing of it is done. */
	private static CliContext context() {
		Output output = new Output(OutputStream.nullOutputStream(), System.err, false, false, false, 80);
		return new CliContext("test", new Libraries(Path.of("/nowhere")), (library) -> {
			throw new AssertionError("opened");
		}, (library, settings) -> {
			throw new AssertionError("served");
		}, (library) -> List.of(), output, (action) -> {
		}, (purpose) -> 0);
	}

	private static Stream<Object> leaves(CommandLine line) {
		Object command = line.getCommand();
		return line.getSubcommands().isEmpty() ? Stream.of(command)
				: line.getSubcommands().values().stream().flatMap(HereOnlyTests::leaves);
	}

	@Test
	void eachIsDoneThereOrSaysWhyNot() {
		assertThat(ALL).hasSizeGreaterThan(50)
			.allSatisfy((one) -> assertThat(one instanceof RemoteCommand ^ one instanceof HereOnly)
				.as(one.getClass().getName())
				.isTrue());
	}

	@Test
	void theReasonsAreSentences() {
		assertThat(ALL.stream().filter(HereOnly.class::isInstance)).hasSizeBetween(5, 15)
			.allSatisfy((one) -> assertThat(((HereOnly) one).reason()).matches("[A-Z].*[^.]|[A-Z].*\\.")
				.hasSizeGreaterThan(20));
	}

}
