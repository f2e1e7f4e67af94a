package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code driveyard library prune}.
 */
class PruneCommandTests {

	@TempDir
	private Path folder;

	private Path tree;

	private CommandRunner command;

	@BeforeEach
	void makeOldRuns() throws IOException, SQLException {
		this.tree = Files.createDirectory(this.folder.resolve("tree")).toRealPath();
		for (String name : List.of("gone", "trashed", "moved")) {
			Files.writeString(this.tree.resolve(name), name);
		}
		this.command = new CommandRunner(this.folder.resolve("data"));
		this.command.run("delete", "--permanent", "--yes", path("gone"));
		this.command.run("delete", path("trashed"));
		this.command.run("move", path("moved"), path("elsewhere"));
		String url = "jdbc:sqlite:" + this.folder.resolve("data/default.driveyard/library.db");
		try (Connection connection = DriverManager.getConnection(url);
				PreparedStatement update = connection.prepareStatement("UPDATE BATCH_JOB_EXECUTION SET END_TIME = ?")) {
			update.setTimestamp(1, Timestamp.valueOf(LocalDateTime.now().minusDays(100)));
			assertThat(update.executeUpdate()).isEqualTo(3);
		}
	}

	private String path(String relative) {
		return this.tree.resolve(relative).toString();
	}

	@Test
	void oldRunsGoAndWhatStaysIsSaidWithItsReason() {
		assertThat(this.command.run("library", "prune", "--older-than", "90d", "-n")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("1 removed runs");
		assertThat(this.command.err()).contains("Kept: 1 old runs moved what can be moved back: driveyard undo RUN")
			.contains("Kept: 1 old runs put something into the trash")
			.contains("Nothing was removed.");
		assertThat(this.command.run("runs", "show", "1")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.run("library", "prune", "--older-than", "90d", "--compact", "--json"))
			.isEqualTo(ExitCodes.DONE);
		Map<String, Object> run = this.command.json().get(this.command.json().size() - 1);
		assertThat(run).containsEntry("job", "prune-history")
			.containsEntry("removed_runs", 1)
			.containsEntry("kept_moved", 1)
			.containsEntry("kept_trashed", 1)
			.containsEntry("unused_bytes", 0);
		assertThat(this.command.run("runs", "show", "1")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("There is no run 1");
		assertThat(this.command.run("undo", "2")).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("trashed")).hasContent("trashed");
		assertThat(this.command.run("undo", "3")).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("moved")).hasContent("moved");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0d", "90", "soon", "-1d", "1.5y", "90days" })
	void whatIsNoAgeIsWrongUse(String age) {
		assertThat(this.command.run("library", "prune", "--older-than", age)).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("is no age");
		assertThat(this.command.run("runs", "show", "4")).as("what is refused leaves no run")
			.isEqualTo(ExitCodes.FAILED);
	}

	@Test
	void howOldHasToBeSaid() {
		assertThat(this.command.run("library", "prune")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("--older-than");
	}

}
