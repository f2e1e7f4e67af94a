package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.driveyard.transfer.removal.Removal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is trashed here is known to trash-cli, and the other way round.
 */
class TrashCliTests {

	private static final String ODD = "odd %41 \u00FC+&#?\"'.txt";

	private TrashFixture trash;

	@BeforeEach
	void enter(@TempDir Path temp) throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/trash-restore")), "trash-cli is not installed");
		this.trash = new TrashFixture(temp);
	}

	private String run(String input, String... command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.trash.root.toFile())
			.redirectErrorStream(true);
		builder.environment().put("XDG_DATA_HOME", this.trash.path("data"));
		builder.environment().put("HOME", this.trash.root.toString());
		Process process = builder.start();
		try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
			stdin.write(input);
		}
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	@Test
	void theyListWhatWeTrashed() throws IOException {
		String path = this.trash.file("sub/" + ODD);
		this.trash.can().put(path);
		assertThat(run("", "trash-list")).contains("2026-11-20 14:30:15 " + path + "\n");
	}

	@Test
	void theyRestoreWhatWeTrashed() throws IOException {
		String path = this.trash.file("sub/" + ODD);
		this.trash.can().put(path);
		String output = run("0\n", "trash-restore", path);
		assertThat(Path.of(path)).as(output).hasContent("sub/" + ODD);
		assertThat(this.trash.list()).isEmpty();
	}

	@Test
	void theyEmptyWhatWeTrashed() throws IOException {
		this.trash.file("dir/file");
		this.trash.can().put(this.trash.path("dir"));
		String output = run("", "trash-empty", "--trash-dir=" + this.trash.home);
		assertThat(this.trash.home.resolve("files")).as(output).isEmptyDirectory();
		assertThat(this.trash.home.resolve("info")).isEmptyDirectory();
		assertThat(this.trash.list()).isEmpty();
	}

	@Test
	void weListAndRestoreWhatTheyTrashed() throws IOException {
		String path = this.trash.file("sub/" + ODD);
		String output = run("", "trash-put", path);
		assertThat(Path.of(path)).as(output).doesNotExist();
		TrashEntry entry = this.trash.list().get(0);
		assertThat(entry.path()).isEqualTo(path);
		assertThat(entry.deleted()).isNotNull();
		this.trash.can().restore(entry);
		assertThat(Path.of(path)).hasContent("sub/" + ODD);
		assertThat(run("", "trash-list")).doesNotContain(path);
	}

	@Test
	void weEmptyWhatTheyTrashed() throws IOException {
		this.trash.file("dir/file");
		run("", "trash-put", this.trash.path("dir"));
		assertThat(this.trash.list()).hasSize(1);
		List<Removal> outcomes = new ArrayList<>();
		this.trash.can().empty(TrashFilter.ALL, this.trash.options(), outcomes::add);
		assertThat(outcomes).hasSize(2);
		assertThat(run("", "trash-list")).doesNotContain(this.trash.path("dir"));
		assertThat(this.trash.home.resolve("files")).isEmptyDirectory();
	}

}
