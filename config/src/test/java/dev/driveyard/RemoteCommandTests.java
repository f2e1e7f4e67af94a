package dev.driveyard;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that a server elsewhere does: they print and end as they would have here.
 */
@SuppressWarnings("NullAway.Init")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RemoteCommandTests {

	private static final int SLOW = 20_000_000;

	private static final int FILES = 100;

	private Path folder;

	private Path tree;

	private Path token;

	private ServerFixture server;

	private String url;

	private CommandRunner cli;

	@BeforeEach
	void serve(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		this.tree = Files.createDirectories(this.folder.resolve("tree"));
		Files.writeString(this.tree.resolve("a"), "one");
		Files.writeString(this.tree.resolve("b"), "one");
		this.server = ServerFixture.start(this.folder, Map.of("driveyard.server.roots[0]", this.folder.toString()));
		this.url = this.server.server().url();
		this.token = tokenFile("token", this.server.admin());
		this.cli = new CommandRunner(this.folder.resolve("nothing/here"));
	}

	@AfterEach
	void noLibraryWasMade() {
		this.server.close();
		assertThat(this.folder.resolve("nothing")).doesNotExist();
	}

	private Path tokenFile(String name, String token) throws IOException {
		Path file = Files.writeString(this.folder.resolve(name), token + "\n");
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
	}

	private String[] elsewhere(String... command) {
		List<String> all = new ArrayList<>(List.of("--server", this.url, "--token-file", this.token.toString()));
		all.addAll(List.of(command));
		return all.toArray(String[]::new);
	}

	private int run(String... command) {
		int code = this.cli.run(elsewhere(command));
		assertThat(this.cli.out() + this.cli.err()).doesNotContain(this.server.admin());
		return code;
	}

	@Test
	void aRunIsAskedForAndTold() {
		assertThat(run("index", "--mode", "content", this.tree.toString())).as("%s", this.cli.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("Run ").contains("completed").contains("2 seen").contains("2 new");
		assertThat(run("index", "--json", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).singleElement()
			.satisfies((run) -> assertThat(run).containsEntry("type", "run")
				.containsEntry("job", "index")
				.containsEntry("status", "completed")
				.containsEntry("seen", 2)
				.containsEntry("unchanged", 2));
		assertThat(this.server.sql("SELECT idempotency_key FROM launch_request")).hasSize(2).doesNotContainNull();
		assertThat(this.server.sql("SELECT DISTINCT requested_by FROM launch_request")).containsExactly("token first");
	}

	@Test
	void whatGoesWrongHasTheSameWordsAndExitCodes() {
		assertThat(run("index", this.tree.resolve("none").toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("none");
		assertThat(run("index", "--mode", "wild", this.tree.toString())).isEqualTo(ExitCodes.USAGE);
		assertThat(this.cli.err()).contains("--mode ").contains("shallow");
		assertThat(run("index", "/etc")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("/etc");
		assertThat(run("copy", this.tree.resolve("a").toString(), this.tree.resolve("b").toString()))
			.isEqualTo(ExitCodes.ISSUES);
		assertThat(this.cli.err()).contains("--conflict");
		assertThat(run("runs", "show", "4711")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("There is no run 4711").contains("driveyard runs list");
		assertThat(run("index", "tree")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.cli.err()).contains("'tree'").contains("begin with a slash");
	}

	@Test
	void damageIsToldByTheExitCode() throws IOException {
		assertThat(run("index", "--mode", "content", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		Files.delete(this.tree.resolve("a"));
		assertThat(run("validate", this.tree.toString())).as("%s", this.cli.err()).isEqualTo(ExitCodes.FINDINGS);
		assertThat(run("duplicates", this.tree.toString())).isEqualTo(ExitCodes.DONE);
	}

	@Test
	void similarPicturesAreReclaimedThereByAPlan() throws IOException {
		ImageIO.write(picture(400), "png", this.tree.resolve("large.png").toFile());
		ImageIO.write(picture(200), "png", this.tree.resolve("small.png").toFile());
		assertThat(run("duplicates", "--mode", "similar-pictures", this.tree.toString())).as("%s", this.cli.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("1 group of pictures that look alike");
		String found = this.cli.out().replaceAll("(?s).*Run (\\d+) completed.*", "$1");
		assertPicturesAreTold();
		assertThat(run("duplicates", "reclaim", found, "--keep", "best", "--dry-run")).as("%s", this.cli.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("keep  " + this.tree.resolve("large.png"))
			.contains(this.tree.resolve("small.png").toString())
			.contains("looks like it");
		assertThat(run("duplicates", "reclaim", found, "--keep", "best")).as("nobody confirmed")
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.tree.resolve("small.png")).exists();
		assertThat(run("duplicates", "reclaim", found, "--keep", "best", "--yes")).as("%s", this.cli.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("small.png")).doesNotExist();
		assertThat(this.tree.resolve("large.png")).exists();
	}

	private void assertPicturesAreTold() {
		Map<String, Object> group = this.server.get("/duplicates?members=true").requireStatus(200).items().get(0);
		assertThat(group).containsEntry("kind", "pictures").containsEntry("copies", 2);
		for (Object told : (List<?>) group.getOrDefault("members", List.of())) {
			Map<?, ?> member = (Map<?, ?>) told;
			boolean best = String.valueOf(member.get("path")).endsWith("large.png");
			assertThat(member.get("best")).isEqualTo(best);
			assertThat(member.get("width")).isEqualTo(best ? 400 : 200);
			assertThat(member.get("height")).isEqualTo(best ? 300 : 150);
			assertThat(member.get("better_by")).isEqualTo(best ? null : "more_pixels");
			assertThat(Integer.parseInt(String.valueOf(member.get("distance")))).isBetween(0, best ? 0 : 8);
			assertThat(Double.parseDouble(String.valueOf(member.get("likeness")))).isBetween(best ? 1.0 : 0.85, 1.0);
		}
		assertThat(this.server.get("/duplicates/" + group.get("group") + "/members").items()).hasSize(2)
			.extracting((member) -> member.get("best"))
			.containsExactlyInAnyOrder(true, false);
	}

	private static BufferedImage picture(int width) {
		BufferedImage image = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.scale(width / 400.0, width / 400.0);
		graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, 200, 300, Color.BLUE));
		graphics.fillRect(0, 0, 400, 300);
		graphics.setColor(Color.WHITE);
		graphics.fillOval(30, 120, 150, 90);
		graphics.setColor(Color.BLACK);
		graphics.fillRect(250, 20, 60, 220);
		graphics.dispose();
		return image;
	}

	@Test
	void filesAreMovedAndDeletedThere() throws IOException {
		Path other = Files.createDirectory(this.folder.resolve("other"));
		assertThat(run("move", this.tree.resolve("a").toString(), other.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(other.resolve("a")).hasContent("one");
		assertThat(run("delete", "--permanent", "--dry-run", this.tree.resolve("b").toString()))
			.as("%s", this.cli.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains(this.tree.resolve("b").toString());
		assertThat(this.tree.resolve("b")).exists();
		assertThat(run("delete", "--permanent", this.tree.resolve("b").toString())).isEqualTo(ExitCodes.USAGE);
		assertThat(this.cli.err()).contains("Nothing was touched").contains("--yes");
		assertThat(this.tree.resolve("b")).exists();
		assertThat(this.cli.answer("delete", elsewhere("delete", "--permanent", this.tree.resolve("b").toString())))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("b")).doesNotExist();
		assertThat(run("delete", "--permanent", "--yes", other.resolve("a").toString())).isEqualTo(ExitCodes.DONE);
		assertThat(other.resolve("a")).doesNotExist();
	}

	@Test
	void runsAreListedShownAndStopped() throws Exception {
		assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(run("runs")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("index").contains("completed").contains(this.tree.toString());
		assertThat(run("runs", "list", "--json")).isEqualTo(ExitCodes.DONE);
		Map<String, Object> listed = this.cli.json().get(0);
		assertThat(listed).containsEntry("status", "completed").containsEntry("seen", 2);
		String id = String.valueOf(listed.get("run"));
		assertThat(run("runs", "show", id)).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("by process");
		assertThat(run("runs", "watch", id)).isEqualTo(ExitCodes.DONE);
		assertThat(run("runs", "issues", id)).isEqualTo(ExitCodes.DONE);
		assertThat(run("runs", "stop", id)).isEqualTo(ExitCodes.FAILED);
		assertThat(run("runs", "restart", id)).isEqualTo(ExitCodes.FAILED);
		assertThat(run("runs", "watch")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.err()).contains("Nothing runs");
	}

	@Test
	void atCtrlCTheUserLooksAwayOrStopsTheRun() throws IOException {
		Files.createDirectory(this.tree.resolve("slow"));
		for (int file = 0; file < FILES; file++) {
			Files.write(this.tree.resolve("slow/" + file), new byte[SLOW / FILES]);
		}
		Path target = Files.createDirectory(this.folder.resolve("target"));
		assertThat(interrupt("w", target, 2)).as("%s", this.cli.err()).isEqualTo(ExitCodes.LOOKED_AWAY);
		assertThat(this.cli.err()).contains("goes on at the server").contains("driveyard runs watch ");
		assertThat(run("runs", "watch")).isEqualTo(ExitCodes.DONE);
		Path other = Files.createDirectory(this.folder.resolve("other"));
		assertThat(interrupt("", other, 30)).isEqualTo(ExitCodes.STOPPED);
		assertThat(run("runs", "--json")).isEqualTo(ExitCodes.DONE);
		Map<String, Object> stopped = this.cli.json().get(0);
		assertThat(stopped).containsEntry("status", "stopped");
		assertThat(run("runs", "abandon", String.valueOf(stopped.get("run")))).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("abandoned");
	}

	private int interrupt(String answer, Path target, int seconds) {
		return this.cli.interrupt(answer, elsewhere("copy", "--method", "stream", "--bandwidth",
				String.valueOf(SLOW / seconds), this.tree.resolve("slow").toString(), target.toString()));
	}

	@Test
	void theQueueIsShownAndChanged() {
		assertThat(run("queue")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.err()).contains("Nothing waits");
		assertThat(run("queue", "pause")).isEqualTo(ExitCodes.DONE);
		this.server.launch("index", Map.of("path", this.tree.toString())).requireStatus(202);
		assertThat(run("queue", "--json")).isEqualTo(ExitCodes.DONE);
		Map<String, Object> waiting = this.cli.json().get(0);
		assertThat(waiting).containsEntry("state", "queued").containsEntry("job", "index");
		assertThat((String) waiting.get("waits")).contains("driveyard queue resume");
		String id = String.valueOf(waiting.get("id"));
		assertThat(run("queue", "move", id, "7")).as("%s", this.cli.err()).isEqualTo(ExitCodes.DONE);
		assertThat(run("queue")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).containsPattern(id + " +queued +index +7 ");
		assertThat(run("queue", "cancel", id)).isEqualTo(ExitCodes.DONE);
		assertThat(run("queue", "cancel", id)).isEqualTo(ExitCodes.FAILED);
		assertThat(run("queue", "resume")).isEqualTo(ExitCodes.DONE);
		assertThat(run("queue", "--all", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).extracting((request) -> request.get("state")).isEqualTo(List.of("cancelled"));
	}

	@Test
	void jobsAreToldAsHere() {
		CommandRunner here = new CommandRunner(this.folder.resolve("libraries"));
		for (String[] command : List.of(new String[] { "jobs" }, new String[] { "jobs", "show", "index" },
				new String[] { "jobs", "show", "copy", "--json" })) {
			assertThat(run(command)).isEqualTo(ExitCodes.DONE);
			assertThat(here.run(command)).isEqualTo(ExitCodes.DONE);
			assertThat(this.cli.out()).isEqualTo(here.out());
		}
	}

	@Test
	void eventsAreFollowed() throws Exception {
		FollowedCommand follower = FollowedCommand.start(this.cli,
				elsewhere("events", "--since", "0", "--type", "run.ended"));
		this.server.run("index", Map.of("path", this.tree.toString()));
		follower.await("COMPLETED");
		assertThat(follower.interrupt()).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("run.ended").doesNotContain("run.started");
	}

	@Test
	void whoMayNotIsToldWhatToDo() throws IOException {
		this.token = tokenFile("wrong", "dy_wrong");
		assertThat(run("queue")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("--token-file").doesNotContain("dy_wrong");
		this.token = tokenFile("viewer", this.server.token("viewer", "viewer"));
		assertThat(run("queue")).isEqualTo(ExitCodes.DONE);
		assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("driveyard token create");
		Files.setPosixFilePermissions(this.token, PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(run("queue")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("chmod 600 " + this.token);
		assertThat(this.cli.run("--server", "http://files.example.org", "queue")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.cli.err()).contains("https://").contains("--insecure");
		assertThat(this.cli.run("--server", "http://user:secret@localhost", "queue")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.cli.err()).doesNotContain("secret");
	}

	@Test
	void theCatalogueIsShown() throws IOException {
		Files.createDirectory(this.tree.resolve("sub"));
		Files.writeString(this.tree.resolve("sub/c.txt"), "three");
		assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(run("location", "list")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains(this.tree.toString());
		assertThat(run("ls", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).containsPattern("- +3 B .* a\n").containsPattern("d +5 B .* sub/\n");
		assertThat(run("ls", "-1", this.tree.resolve("sub/c.txt").toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).isEqualTo(this.tree.resolve("sub/c.txt") + "\n");
		assertThat(run("find", "--ext", "txt", "--min-size", "4", "--newer", "1d", this.tree.toString()))
			.as("%s", this.cli.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).isEqualTo(this.tree.resolve("sub/c.txt") + "\n");
		assertThat(run("find", "--json", "--kind", "file", "--sort", "size", "--limit", "2")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).hasSize(2).first().satisfies((entry) -> assertThat(entry).containsEntry("size", 5));
		assertThat(run("ls", this.tree.resolve("none").toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("not in the catalogue");
	}

	@Test
	void tokensAreMadeListedAndRevoked() {
		assertThat(run("token", "create", "script", "--role", "operator", "--expires", "2d")).isEqualTo(ExitCodes.DONE);
		String secret = this.cli.out().strip();
		assertThat(secret).matches("dy_[A-Za-z0-9_-]{43}");
		assertThat(run("token", "list", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).extracting((token) -> token.get("name")).containsExactly("first", "script");
		assertThat(this.cli.out()).doesNotContain(secret);
		assertThat(run("token", "list")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).containsPattern("script +operator +never used, expires 20");
		assertThat(run("token", "revoke", "script")).isEqualTo(ExitCodes.DONE);
		this.server.ask(secret, "GET", "/queue", "").requireProblem(401, "not-authenticated");
		assertThat(run("token", "revoke", "nobody")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("driveyard token list");
		assertThat(run("token", "create", "short", "--expires", "2h")).isEqualTo(ExitCodes.USAGE);
	}

	@Test
	void schedulesAndWatchesAreShown() {
		CommandRunner here = new CommandRunner(this.folder);
		String library = this.server.library().folder().toString();
		assertThat(run("schedule", "list")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.err()).contains("There are no schedules");
		assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(here.run("schedule", "add", "nightly", "30 2 * * *", "index", "{\"path\":\"" + this.tree + "\"}",
				"--library", library))
			.isEqualTo(ExitCodes.DONE);
		assertThat(here.run("location", "set", this.tree.toString(), "--watch", "--library", library))
			.isEqualTo(ExitCodes.DONE);
		for (List<String> command : List.of(List.of("schedule", "list"), List.of("schedule", "list", "--json"))) {
			assertThat(run(command.toArray(String[]::new))).isEqualTo(ExitCodes.DONE);
			List<String> local = new ArrayList<>(command);
			local.addAll(List.of("--library", library));
			assertThat(here.run(local.toArray(String[]::new))).isEqualTo(ExitCodes.DONE);
			assertThat(this.cli.out()).isEqualTo(here.out());
		}
		assertThat(run("watch", "status")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains(this.tree.toString());
		assertThat(run("schedule", "pause", "nightly")).isEqualTo(ExitCodes.DONE);
		assertThat(run("schedule", "list")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("next paused");
		assertThat(run("schedule", "resume", "nightly")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.err()).contains("is due next: 20");
		assertThat(run("schedule", "run", "nightly")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.err()).contains("It is request ");
		assertThat(run("schedule", "remove", "nightly")).isEqualTo(ExitCodes.DONE);
		assertThat(run("schedule", "remove", "nightly")).isEqualTo(ExitCodes.FAILED);
	}

	@Test
	void whatCantBeDoneElsewhereIsSaid() {
		for (String[] command : List.of(new String[] { "serve" }, new String[] { "hash", "/a" },
				new String[] { "index", "--ephemeral", "/a" }, new String[] { "queue", "--library", "photos" })) {
			assertThat(run(command)).as("%s", (Object) command).isEqualTo(ExitCodes.USAGE);
		}
		assertThat(run("library", "create", "new")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.cli.err()).contains("driveyard library create can't be done by a server elsewhere")
			.contains("driveyard library info");
		assertThat(run("library", "create", "--help")).isEqualTo(ExitCodes.DONE);
	}

	/** Runs the same here and there, where it has to print the same. */
	private void assertSame(String... command) {
		CommandRunner here = new CommandRunner(this.folder);
		List<String> local = new ArrayList<>(List.of(command));
		local.addAll(List.of("--library", this.server.library().folder().toString()));
		int code = run(command);
		assertThat(here.run(local.toArray(String[]::new))).as("%s", here.err()).isEqualTo(code);
		assertThat(this.cli.out()).as("%s", List.of(command)).isEqualTo(here.out()).isNotEmpty();
	}

	@Test
	void schedulesAreMadeAndShown() {
		assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		String parameters = "{\"path\":\"" + this.tree + "\"}";
		assertThat(run("schedule", "add", "nightly", "30 2 * * *", "index", parameters, "--zone", "Asia/Tokyo",
				"--window", "22:00-06:00", "--time-limit", "4h", "--retries", "2", "--overlap", "queue"))
			.as("%s", this.cli.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.err()).contains("is due next: 20");
		assertThat(run("schedule", "add", "nightly", "15m", "index", parameters)).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("There is a schedule 'nightly' already");
		assertThat(run("schedule", "add", "long", "15m", "index", parameters, "--time-limit", "400d"))
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.cli.err()).contains("a year at most");
		assertThat(run("schedule", "add", "next", "after:nightly", "index", parameters)).isEqualTo(ExitCodes.DONE);
		assertSame("schedule", "show", "nightly");
		assertThat(this.cli.out()).contains("30 2 * * * Asia/Tokyo");
		assertSame("schedule", "show", "nightly", "--json");
		assertSame("schedule", "list", "--json");
		assertThat(this.server.sql("SELECT time_limit FROM schedule WHERE name = 'nightly'"))
			.containsExactly("14400000");
		assertThat(run("schedule", "usual")).as("%s", this.cli.err()).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.err()).contains("Made 'nightly rescan of ").contains("Made 'monthly scrub'");
		String rescan = "nightly rescan of " + this.tree;
		assertThat(this.server.sql("SELECT name FROM schedule")).contains(rescan);
		assertThat(run("schedule", "pause", rescan)).as("%s", this.cli.err()).isEqualTo(ExitCodes.DONE);
		assertSame("schedule", "show", rescan);
		assertThat(run("schedule", "remove", rescan)).isEqualTo(ExitCodes.DONE);
		assertThat(this.server.sql("SELECT name FROM schedule")).doesNotContain(rescan).hasSize(5);
	}

	@Test
	void locationsAreMadeShownAndWatched() throws IOException {
		Path more = Files.createDirectory(this.folder.resolve("more"));
		assertThat(run("location", "add", more.toString(), "--name", "More", "--rule", "no-hidden"))
			.as("%s", this.cli.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("Added location ").contains(more.toString());
		assertThat(run("location", "add", more.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(run("location", "add", "/etc")).isEqualTo(ExitCodes.FAILED);
		assertThat(run("index", more.toString())).isEqualTo(ExitCodes.DONE);
		assertSame("location", "show", "More");
		assertSame("location", "show", more.toString(), "--json");
		assertSame("location", "list", "--json");
		assertThat(run("location", "set", "More", "--watch", "--reconcile", "2d")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.err()).contains("is kept current");
		assertThat(this.server.sql("SELECT count(*) FROM location_watch")).containsExactly("1");
		assertThat(run("location", "set", "More", "--no-watch")).isEqualTo(ExitCodes.DONE);
		assertThat(this.server.sql("SELECT count(*) FROM location_watch")).containsExactly("0");
		assertThat(run("location", "show", "nowhere")).isEqualTo(ExitCodes.FAILED);
	}

	@Test
	void whatWasMovedOrTrashedGoesBack() throws IOException {
		Path other = Files.createDirectory(this.folder.resolve("other"));
		assertThat(run("move", this.tree.resolve("a").toString(), other.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(run("undo", lastRun())).as("%s", this.cli.err()).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a")).hasContent("one");
		assertThat(other.resolve("a")).doesNotExist();
		assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(run("undo", lastRun())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("can't be undone");
		assertThat(run("undo", "4711")).isEqualTo(ExitCodes.FAILED);
	}

	private String lastRun() {
		assertThat(run("runs", "list", "--limit", "1", "--json")).isEqualTo(ExitCodes.DONE);
		return String.valueOf(this.cli.json().get(0).get("run"));
	}

	@Test
	void whatIsFoundIsTold() throws IOException {
		assertThat(run("index", "--mode", "content", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		Files.delete(this.tree.resolve("a"));
		assertThat(run("validate", this.tree.toString())).isEqualTo(ExitCodes.FINDINGS);
		assertThat(this.cli.out()).contains("MISSING").contains(this.tree.resolve("a").toString());
		assertSame("validate", "findings");
		assertSame("validate", "findings", "--json");
		assertSame("validate", "findings", "--format", "csv", "--severity", "error", this.tree.toString());
	}

	@Test
	void anUnfinishedRunIsGivenUpIfItIsWanted() throws IOException {
		Files.createDirectory(this.tree.resolve("slow"));
		for (int file = 0; file < FILES; file++) {
			Files.write(this.tree.resolve("slow/" + file), new byte[SLOW / FILES]);
		}
		Path target = Files.createDirectory(this.folder.resolve("target"));
		assertThat(interrupt("", target, 30)).isEqualTo(ExitCodes.STOPPED);
		String stopped = lastRun();
		assertThat(
				run("copy", "--method", "stream", "--fresh", this.tree.resolve("slow").toString(), target.toString()))
			.as("%s", this.cli.err())
			.isIn(ExitCodes.DONE, ExitCodes.ISSUES);
		assertThat(run("runs", "show", stopped, "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json().get(0)).containsEntry("status", "abandoned");
	}

	@Test
	void aServerThatIsNotThereIsNamed() {
		this.server.close();
		assertThat(run("queue")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains(this.url).contains("can't be reached");
	}

}
