package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.schedule.ScheduleSettings;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands on a library that a server works on: it runs what they ask for, and they print
 * what they would have printed.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServedCommandTests {

	/** Bytes that are copied in two seconds. */
	private static final int SLOW = 20_000_000;

	private static final int FILES = 200;

	private Path folder;

	private Path tree;

	private ServerFixture server;

	private CommandRunner cli;

	@BeforeEach
	void serve(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		this.tree = Files.createDirectories(this.folder.resolve("tree"));
		Files.writeString(this.tree.resolve("a"), "one");
		Files.writeString(this.tree.resolve("b"), "one");
		this.server = ServerFixture.start(this.folder,
				Map.of("driveyard.server.roots[0]", this.folder.toString(), ScheduleSettings.POLL, "300ms"));
		this.cli = new CommandRunner(this.folder);
	}

	@AfterEach
	void end() {
		this.server.close();
	}

	private int run(String... arguments) {
		String[] all = Arrays.copyOf(arguments, arguments.length + 2);
		all[arguments.length] = "--library";
		all[arguments.length + 1] = this.server.library().folder().toString();
		return this.cli.run(all);
	}

	@Test
	void aRunIsHandedToTheServerAndTold() {
		assertThat(run("index", "--mode", "content", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("completed").contains("2 seen");
		assertThat(run("queue", "--all", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).singleElement()
			.satisfies((request) -> assertThat(request).containsEntry("job", "index")
				.containsEntry("state", "done")
				.containsEntry("outcome", "COMPLETED"));
		assertThat(run("find", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).hasSize(2);
	}

	@Test
	void aRunIsWatchedUntilItEnds() throws Exception {
		assertThat(run("runs", "watch")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.err()).contains("Nothing runs");
		Path target = slow();
		long request = this.server
			.launch("copy", Map.of("sources", List.of(this.tree.resolve("slow").toString()), "destination",
					target.toString(), "method", "stream", "bandwidth", SLOW / 2))
			.requireStatus(202)
			.id();
		this.server.await("/requests/" + request, (answer) -> answer.get("run") != null);
		assertThat(run("runs", "watch", "--json")).as("%s %s", this.cli.out(), this.cli.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).last().satisfies((run) -> assertThat(run).containsEntry("status", "completed"));
		assertThat(copied(target)).isEqualTo(FILES);
		assertThat(run("runs", "watch", "4711")).isEqualTo(ExitCodes.FAILED);
	}

	/** Something to copy that takes two seconds; where to. */
	private Path slow() throws IOException {
		Files.createDirectory(this.tree.resolve("slow"));
		for (int file = 0; file < FILES; file++) {
			Files.write(this.tree.resolve("slow/" + file), new byte[SLOW / FILES]);
		}
		return Files.createDirectory(this.folder.resolve("target"));
	}

	private static long copied(Path target) {
		String[] names = target.resolve("slow").toFile().list((folder, name) -> !name.endsWith(".part"));
		return (names != null) ? names.length : 0;
	}

	private int interrupt(String answer, Path target, int seconds) {
		return this.cli.interrupt(answer, "copy", "--method", "stream", "--bandwidth", String.valueOf(SLOW / seconds),
				this.tree.resolve("slow").toString(), target.toString(), "--library",
				this.server.library().folder().toString());
	}

	@Test
	void atCtrlCTheUserLooksAwayOrStopsTheRun() throws IOException {
		Path target = slow();
		assertThat(interrupt("w", target, 2)).isEqualTo(ExitCodes.LOOKED_AWAY);
		assertThat(this.cli.err()).contains("goes on at the server").contains("driveyard runs watch ");
		assertThat(run("runs", "watch")).isEqualTo(ExitCodes.DONE);
		assertThat(copied(target)).isEqualTo(FILES);
		Path other = Files.createDirectory(this.folder.resolve("other"));
		assertThat(interrupt("", other, 20)).isEqualTo(ExitCodes.STOPPED);
		assertThat(copied(other)).isLessThan(FILES);
	}

	@Test
	void anApplicationThatTakesRequestsIsHandedThemToo() {
		this.server.close();
		Path other = this.folder.resolve("other");
		this.server = ServerFixture.startAs("the application photos", other);
		assertThat(run("index", this.tree.toString())).as("%s", this.cli.err()).isEqualTo(ExitCodes.DONE);
		assertThat(this.server.sql("SELECT outcome FROM launch_request")).containsExactly("COMPLETED");
		this.server.close();
		this.server = ServerFixture.startAs("the idle application photos", other.resolve("idle"));
		assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("in use by 'the idle application photos'");
	}

	@Test
	void whatFailsIsToldWithItsExitCode() {
		assertThat(run("index", this.tree.resolve("none").toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("none");
		assertThat(run("copy", this.tree.resolve("a").toString(), this.tree.resolve("b").toString()))
			.isEqualTo(ExitCodes.ISSUES);
		assertThat(this.cli.err()).contains("--conflict");
	}

	@Test
	void aPlanIsShownThenConfirmedAndDone() {
		assertThat(this.cli.answer("delete", "delete", "--permanent", this.tree.resolve("a").toString(), "--library",
				this.server.library().folder().toString()))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a")).doesNotExist();
		assertThat(this.tree.resolve("b")).exists();
		assertThat(run("delete", "--permanent", "--dry-run", this.tree.resolve("b").toString()))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("b")).exists();
		assertThat(run("runs", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).extracting((run) -> run.get("status")).contains("completed", "abandoned");
	}

	@Test
	void whatChangesIsIndexedByItself() throws IOException {
		assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(run("location", "set", this.tree.toString(), "--watch")).isEqualTo(ExitCodes.DONE);
		Files.createDirectory(this.tree.resolve("new"));
		Files.writeString(this.tree.resolve("new/file"), "two");
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			run("find", "--name", "file", "--json");
			return this.cli.json().size() == 1;
		});
		assertThat(run("watch", "status", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).singleElement()
			.satisfies((watch) -> assertThat(watch).containsEntry("path", this.tree.toString())
				.extractingByKey("status", InstanceOfAssertFactories.MAP)
				.containsKeys("found", "watches", "dirty"));
		assertThat(run("watch", "status")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("directories watched");
		this.server.close();
		assertThat(run("watch", "status")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains(this.tree.toString()).contains("not watched now");
		assertThat(this.cli.err()).contains("No server answers");
		assertThat(run("location", "set", this.tree.toString(), "--no-watch")).isEqualTo(ExitCodes.DONE);
		assertThat(this.server.sql("SELECT count(*) FROM location_watch")).containsExactly("0");
		assertThat(run("watch", "status")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.err()).contains("No location is watched");
	}

	@Test
	void whatIsScheduledIsLaunchedAndTold() {
		String parameters = "{\"path\":\"" + this.tree + "\"}";
		assertThat(run("schedule", "add", "often", "1s", "index", parameters)).isEqualTo(ExitCodes.DONE);
		assertThat(run("schedule", "add", "often", "1s", "index", parameters)).isEqualTo(ExitCodes.FAILED);
		assertThat(run("schedule", "add", "never", "0 0 30 2 *", "index", parameters)).isEqualTo(ExitCodes.USAGE);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			run("schedule", "show", "often", "--json");
			return "COMPLETED".equals(this.cli.json().get(0).get("last_outcome"));
		});
		assertThat(run("schedule", "pause", "often")).isEqualTo(ExitCodes.DONE);
		assertThat(run("schedule", "list", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).singleElement()
			.satisfies((schedule) -> assertThat(schedule).containsEntry("paused", true));
		assertThat(run("schedule", "usual")).isEqualTo(ExitCodes.DONE);
		assertThat(run("schedule", "remove", "often")).isEqualTo(ExitCodes.DONE);
		assertThat(run("schedule", "list", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).extracting((schedule) -> schedule.get("name"))
			.contains("monthly scrub", "prune", "weekly duplicates report")
			.doesNotContain("often");
	}

	@Test
	void whatWaitsIsShownMovedAndTakenBack() {
		assertThat(run("queue", "pause")).isEqualTo(ExitCodes.DONE);
		assertThat(this.server.launch("index", Map.of("path", this.tree.toString())).requireStatus(202).json())
			.extracting("queuedBehind.kind")
			.isEqualTo("PAUSED");
		assertThat(run("queue", "--json")).isEqualTo(ExitCodes.DONE);
		Map<String, Object> waiting = this.cli.json().get(0);
		assertThat(waiting).containsEntry("state", "queued");
		assertThat((String) waiting.get("waits")).contains("paused");
		String id = String.valueOf(waiting.get("id"));
		assertThat(run("queue", "move", id, "7")).isEqualTo(ExitCodes.DONE);
		assertThat(run("queue", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json().get(0)).containsEntry("priority", 7);
		assertThat(run("queue", "cancel", id)).isEqualTo(ExitCodes.DONE);
		assertThat(run("queue", "cancel", id)).isEqualTo(ExitCodes.FAILED);
		assertThat(run("queue", "resume")).isEqualTo(ExitCodes.DONE);
		assertThat(run("queue", "--all", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).extracting((request) -> request.get("state")).isEqualTo(List.of("cancelled"));
	}

}
