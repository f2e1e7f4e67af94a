package dev.driveyard;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the help of a command says of a default is the default of the job.
 */
@SuppressWarnings("NullAway.Init")
class OptionDefaultsTests {

	private CommandRunner command;

	@BeforeEach
	void open(@TempDir Path temp) {
		this.command = new CommandRunner(temp);
	}

	private Map<?, ?> properties(String job) {
		assertThat(this.command.run("jobs", "show", job, "--json")).isZero();
		return map(map(Json.read(this.command.out()), "parameters"), "properties");
	}

	private static Map<?, ?> map(Map<?, ?> object, String key) {
		return (Map<?, ?>) Objects.requireNonNull(object.get(key), key);
	}

	private String help(String... command) {
		this.command.run(command);
		return this.command.out().replaceAll("\\s+", " ");
	}

	private void compare(String job, List<String> options, String... command) {
		Map<?, ?> properties = properties(job);
		String help = help(command);
		for (String option : options) {
			String from = help.substring(help.lastIndexOf("--" + option + "="));
			int mark = from.indexOf("efault: ");
			assertThat(mark).as(option).isPositive();
			assertThat(from.substring(mark)).as("%s --%s", job, option)
				.startsWith("efault: " + map(properties, option).get("default") + ")");
		}
	}

	@Test
	void theHelpSaysWhatTheJobsDo() {
		compare("index", List.of("mode", "hash", "scope"), "index", "--help");
		compare("copy", List.of("method", "durability"), "copy", "--help");
		compare("move", List.of("method"), "move", "--help");
		compare("delete", List.of("passes"), "delete", "--help");
		compare("duplicates", List.of("mode"), "duplicates", "--help");
		compare("thumbnails", List.of("format"), "thumbnails", "--help");
		compare("reclaim", List.of("action"), "duplicates", "reclaim", "--help");
	}

}
