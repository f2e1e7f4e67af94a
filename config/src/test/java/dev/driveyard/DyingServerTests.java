package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server dies while a run reads from it: the run has failed, nothing is told of the
 * files, and the run goes on once the server is there again.
 */
@Tag("thorough")
@SuppressWarnings("NullAway.Init")
class DyingServerTests {

	private static final int FILES = 200;

	@TempDir
	Path temp;

	private SshFixture server;

	private CommandRunner command;

	@BeforeEach
	void start() throws IOException, GeneralSecurityException {
		this.temp = this.temp.toRealPath();
		this.command = new CommandRunner(this.temp.resolve("data"));
		this.server = new SshFixture(this.temp);
		for (int file = 0; file < FILES; file++) {
			Path path = this.temp.resolve("served/d" + file % 10 + "/f" + file);
			Files.createDirectories(path.getParent());
			Files.writeString(path, "content " + file + "\n".repeat(2000));
		}
		assertThat(this.command.run(this.server.add("nas", this.temp.resolve("served")))).isEqualTo(ExitCodes.DONE);
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
	}

	private void failsAndGoesOn(int reads, String... words) throws IOException {
		this.server.dieAfterReads(reads);
		assertThat(this.command.run(words)).as(() -> this.command.out() + this.command.err())
			.isEqualTo(ExitCodes.FAILED);
		assertThat(this.server.isDead()).isTrue();
		assertThat(this.command.err()).contains("can't be reached");
		this.command.run("findings", "--json");
		assertThat(this.command.out()).as("what is told of files").isEmpty();
		this.server.startAgain();
		assertThat(this.command.run(words)).as(() -> this.command.out() + this.command.err()).isEqualTo(ExitCodes.DONE);
	}

	@Test
	void anIndexThatReadsContents() throws IOException {
		failsAndGoesOn(60, "index", "--mode", "content", "sftp://nas/");
		this.command.run("stats", "--json");
		assertThat(this.command.out()).contains("\"contents\":{\"files\":" + FILES);
	}

	@Test
	void aValidation() throws IOException {
		assertThat(this.command.run("index", "--mode", "content", "sftp://nas/")).isEqualTo(ExitCodes.DONE);
		failsAndGoesOn(60, "validate", "--mode", "integrity", "sftp://nas/");
		assertThat(this.command.out() + this.command.err()).contains(String.valueOf(FILES));
	}

	@Test
	void aCopy() throws IOException {
		Path here = Files.createDirectories(this.temp.resolve("here"));
		failsAndGoesOn(60, "copy", "--verify", "sftp://nas/d1", "sftp://nas/d2", "sftp://nas/d3", "sftp://nas/d4",
				here.toString());
		for (int file = 0; file < FILES; file++) {
			int folder = file % 10;
			if (folder >= 1 && folder <= 4) {
				assertThat(here.resolve("d" + folder + "/f" + file))
					.hasSameBinaryContentAs(this.temp.resolve("served/d" + folder + "/f" + file));
			}
		}
	}

	@Test
	void aSearchForDuplicates() throws IOException {
		Files.createDirectories(this.temp.resolve("served/again"));
		for (int file = 0; file < FILES; file++) {
			Files.copy(this.temp.resolve("served/d" + file % 10 + "/f" + file),
					this.temp.resolve("served/again/f" + file));
		}
		assertThat(this.command.run("index", "sftp://nas/")).isEqualTo(ExitCodes.DONE);
		failsAndGoesOn(60, "duplicates", "sftp://nas/");
		this.command.run("duplicates", "show", "--json");
		assertThat(this.command.out().lines()).hasSize(FILES);
	}

}
