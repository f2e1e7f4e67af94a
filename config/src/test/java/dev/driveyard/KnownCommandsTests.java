package dev.driveyard;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command is the same, whether it is known alone or with all others.
 */
class KnownCommandsTests {

	private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z][a-z-]+)(?:, [a-z]+)? +[A-Z]");

	@Test
	void eachHasTheSameHelp(@TempDir Path folder) {
		CommandRunner cli = new CommandRunner(folder);
		assertThat(cli.run("--help")).isEqualTo(ExitCodes.DONE);
		String all = cli.out().substring(cli.out().indexOf("Commands:"));
		assertThat(LISTED.matcher(all).results().map((found) -> found.group(1))).hasSizeGreaterThan(30)
			.contains("index", "copy", "events", "help", "generate-completion");
		for (MatchResult found : LISTED.matcher(all).results().toList()) {
			String name = found.group(1);
			assertThat(cli.run("help", name)).as(name).isEqualTo(ExitCodes.DONE);
			String told = cli.out();
			assertThat(cli.run(name, "--help")).as(name).isEqualTo(ExitCodes.DONE);
			assertThat(cli.out()).isEqualTo(told).contains("driveyard " + name);
			assertThat(cli.run("--server", "", "--library", "none", name, "--help")).as(name).isEqualTo(ExitCodes.DONE);
			assertThat(cli.out()).isEqualTo(told);
		}
	}

	@Test
	void whatNoServerElsewhereDoesSaysWhy(@TempDir Path folder) {
		CommandRunner cli = new CommandRunner(folder);
		assertThat(cli.run("--server", "http://localhost:1", "hash", "a")).isEqualTo(ExitCodes.USAGE);
		assertThat(cli.err()).contains("driveyard hash can't be done by a server elsewhere (http://localhost:1)")
			.contains("To have files there read anew and compared: driveyard validate PATH");
	}

	@Test
	void whatIsNoneIsNamedWithThoseLikeIt(@TempDir Path folder) {
		CommandRunner cli = new CommandRunner(folder);
		assertThat(cli.run("indx", "/a")).isEqualTo(ExitCodes.USAGE);
		assertThat(cli.err()).contains("indx").contains("index");
	}

}
