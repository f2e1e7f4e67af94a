package dev.driveyard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.terminal.ExitCodes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A library that a server works on, with somebody who asks that server, and somebody
 * beside it who opens the library.
 */
final class HereAndThere implements AutoCloseable {

	private final Path folder;

	private final ServerFixture server;

	private final CommandRunner there;

	private final CommandRunner here;

	private Path token;

	/**
	 * Starts a server on a new library.
	 * @param folder of the library, and an allowed root
	 */
	HereAndThere(Path folder, Map<String, Object> settings) {
		this.folder = folder;
		Map<String, Object> all = new HashMap<>(Map.of("driveyard.server.roots[0]", folder.toString()));
		all.putAll(settings);
		this.server = ServerFixture.start(folder, all);
		this.token = tokenFile("first", this.server.admin());
		this.there = new CommandRunner(folder.resolve("nothing/there"));
		this.here = new CommandRunner(folder.resolve("libraries"));
	}

	private Path tokenFile(String name, String secret) {
		try {
			Path file = Files.writeString(this.folder.resolve(name + ".token"), secret + "\n");
			return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** From now on, who asks the server has another role. */
	void become(String role) {
		this.token = tokenFile(role, this.server.token(role, role));
	}

	ServerFixture server() {
		return this.server;
	}

	/** Who asks the server. */
	CommandRunner there() {
		return this.there;
	}

	/** Who opens the library. */
	CommandRunner here() {
		return this.here;
	}

	/** Asks the server. */
	int askThere(String... command) {
		int code = this.there.run(there(command));
		assertThat(this.there.out() + this.there.err()).doesNotContain(this.server.admin());
		return code;
	}

	private String[] there(String... command) {
		List<String> all = new ArrayList<>(
				List.of("--server", this.server.server().url(), "--token-file", this.token.toString()));
		all.addAll(List.of(command));
		return all.toArray(String[]::new);
	}

	private String[] here(String... command) {
		List<String> all = new ArrayList<>(List.of(command));
		all.addAll(List.of("--library", this.server.library().folder().toString()));
		return all.toArray(String[]::new);
	}

	/** Opens the library. */
	int askHere(String... command) {
		return this.here.run(here(command));
	}

	/** Has the server do something that has to be done. */
	void done(String... command) {
		assertThat(askThere(command)).as("%s: %s", List.of(command), this.there.err()).isEqualTo(ExitCodes.DONE);
	}

	/** Asks both, who have to print the same and end alike; what that was. */
	String same(String... command) {
		int code = askThere(command);
		assertThat(askHere(command)).as("%s: %s, %s", List.of(command), this.here.err(), this.there.err())
			.isEqualTo(code);
		assertThat(this.there.out()).as("%s", List.of(command)).isEqualTo(this.here.out()).isNotEmpty();
		return this.there.out();
	}

	/** Answers a question of a command that the server does. */
	int answerThere(String answer, String... command) {
		return this.there.answer(answer, there(command));
	}

	/** Answers a question of a command beside the server. */
	int answerHere(String answer, String... command) {
		return this.here.answer(answer, here(command));
	}

	@Override
	public void close() {
		this.server.close();
		assertThat(this.folder.resolve("nothing")).as("what asks a server needs no library").doesNotExist();
	}

}
