package dev.driveyard;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.catalogue.Json;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EveryDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server tells of the catalogue, and that it is what the command line tells.
 */
@SuppressWarnings("NullAway.Init")
@Tag(EveryDatabase.ALWAYS)
class ServerCatalogueTests {

	private Path temp;

	private Path tree;

	private @Nullable ServerFixture server;

	@BeforeEach
	void tree(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		this.tree = Files.createDirectories(this.temp.resolve("tree"));
		Files.createDirectories(this.tree.resolve("a/b"));
		Files.writeString(this.tree.resolve("a/one.txt"), "the same");
		Files.writeString(this.tree.resolve("a/b/two.txt"), "the same");
		Files.writeString(this.tree.resolve("three.JPG"), "something else");
		Files.createSymbolicLink(this.tree.resolve("link"), Path.of("three.JPG"));
	}

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.server.close();
		}
	}

	private ServerFixture start(Dialect dialect) {
		this.server = ServerFixture.start(dialect, this.temp,
				Map.of("driveyard.server.roots[0]", this.tree.toString()));
		assertThat(this.server.run("index", Map.of("path", this.tree.toString(), "mode", "content")))
			.containsEntry("outcome", "COMPLETED");
		return this.server;
	}

	private static String query(Object text) {
		return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
	}

	private List<String> paths(HttpAnswer answer) {
		return answer.requireStatus(200)
			.items()
			.stream()
			.map((entry) -> this.tree.relativize(Path.of(String.valueOf(entry.get("path")))).toString())
			.toList();
	}

	@ParameterizedTest
	@EveryDatabase
	void entriesAreFoundByPathIdAndFilterAPageAtATime(Dialect dialect) {
		ServerFixture asked = start(dialect);
		String viewer = asked.token("reader", "viewer");
		assertThat(paths(asked.ask(viewer, "GET", "/entries/children?path=" + query(this.tree), "")))
			.containsExactly("a", "link", "three.JPG");
		HttpAnswer first = asked.get("/entries/children?limit=2&path=" + query(this.tree));
		assertThat(paths(first)).containsExactly("a", "link");
		assertThat(first.json()).containsEntry("next", "link");
		assertThat(paths(asked.get("/entries/children?limit=2&after=link&path=" + query(this.tree))))
			.containsExactly("three.JPG");
		assertThat(paths(asked.get("/entries?name=*.txt"))).containsExactlyInAnyOrder("a/one.txt", "a/b/two.txt");
		assertThat(paths(asked.get("/entries?ext=jpg"))).containsExactly("three.JPG");
		assertThat(paths(asked.get("/entries?kind=link"))).containsExactly("link");
		assertThat(paths(asked.get("/entries?minSize=9&kind=file"))).containsExactly("three.JPG");
		assertThat(paths(asked.get("/entries?newer=1h&name=one*"))).containsExactly("a/one.txt");
		assertThat(paths(asked.get("/entries?older=1h"))).isEmpty();
		assertThat(paths(asked.get("/entries?sort=name&kind=file"))).containsExactly("a/one.txt", "three.JPG",
				"a/b/two.txt");
		assertThat(paths(asked.get("/entries?below=" + query(this.tree.resolve("a/b")))))
			.containsExactly("a/b/two.txt");
		HttpAnswer one = asked.get("/entries/at?path=" + query(this.tree.resolve("a/one.txt"))).requireStatus(200);
		assertThat(one.json()).containsEntry("size", 8).containsEntry("others", 1);
		assertThat(asked.get("/entries/" + one.id()).json()).isEqualTo(one.json());
		assertThat(asked.get("/entries/" + one.json().get("uuid")).json()).isEqualTo(one.json());
		String content = String.valueOf(((Map<?, ?>) one.json().getOrDefault("content", Map.of())).get("uuid"));
		assertThat(asked.get("/contents/" + content).requireStatus(200).json()).containsEntry("entries", 2)
			.containsEntry("size", 8);
		assertThat(paths(asked.get("/contents/" + content + "/entries"))).containsExactlyInAnyOrder("a/one.txt",
				"a/b/two.txt");
		assertThat(asked.get("/locations").items()).singleElement()
			.satisfies((location) -> assertThat(location).containsEntry("path", this.tree.toString())
				.containsEntry("files", 4));
	}

	@Test
	void whatItTellsIsWhatTheCommandLineTells() {
		ServerFixture asked = start(Dialect.SQLITE);
		assertThat(asked.run("duplicates", Map.of("paths", List.of(this.tree.toString())))).containsEntry("outcome",
				"COMPLETED");
		String path = this.tree.resolve("a/one.txt").toString();
		Map<String, Object> info = asked.get("/entries/at?path=" + query(path)).json();
		List<Map<String, Object>> children = asked.get("/entries/children?path=" + query(this.tree)).items();
		List<Map<String, Object>> found = asked.get("/entries").items();
		List<Map<String, Object>> locations = asked.get("/locations").items();
		Map<String, Object> stats = asked.get("/stats?path=" + query(this.tree)).json();
		HttpAnswer groups = asked.get("/duplicates").requireStatus(200);
		assertThat(groups.items()).hasSize(1);
		Map<String, Object> group = new HashMap<>(groups.items().get(0));
		List<Map<String, Object>> members = asked.get("/duplicates/" + group.get("group") + "/members").items();
		asked.close();
		this.server = null;
		assertThat(printed("info", path).get(0)).isEqualTo(info);
		assertThat(printed("ls", this.tree.toString())).isEqualTo(children);
		assertThat(printed("find")).isEqualTo(found);
		assertThat(printed("location", "list")).isEqualTo(locations);
		assertThat(printed("stats", this.tree.toString()).get(0)).isEqualTo(stats);
		Map<String, Object> shown = new HashMap<>(printed("duplicates", "show").get(0));
		assertThat(members).hasSize(2).extracting((member) -> member.get("path")).isSubsetOf(paths(shown));
		assertThat(group.remove("names")).isEqualTo(2);
		shown.remove("members");
		assertThat(shown).isEqualTo(group);
	}

	private static List<Object> paths(Map<String, Object> shown) {
		return ((List<?>) shown.getOrDefault("members", List.of())).stream()
			.map((member) -> (Object) String.valueOf(((Map<?, ?>) member).get("path")))
			.toList();
	}

	private List<Map<String, Object>> printed(String... command) {
		CommandRunner runner = new CommandRunner(this.temp);
		String[] all = Stream
			.concat(Stream.of(command),
					Stream.of("--json", "--library", this.temp.resolve("library.driveyard").toString()))
			.toArray(String[]::new);
		assertThat(runner.run(all)).as(runner.err()).isZero();
		return runner.out().lines().map(Json::read).toList();
	}

	@Test
	void aMoveIsInTheJournalAndIsUndone() throws IOException {
		ServerFixture asked = start(Dialect.SQLITE);
		Path target = Files.createDirectories(this.tree.resolve("target"));
		Object run = asked
			.run("move",
					Map.of("sources", List.of(this.tree.resolve("a").toString()), "destination", target.toString()))
			.get("run");
		assertThat(Files.readString(target.resolve("a/one.txt"))).isEqualTo("the same");
		assertThat(asked.get("/runs/" + run + "/journal").requireStatus(200).items()).singleElement()
			.satisfies((one) -> assertThat(one).containsEntry("action", "move")
				.containsEntry("state", "done")
				.containsEntry("run", run)
				.containsEntry("path", this.tree.resolve("a").toString())
				.containsEntry("target", target.resolve("a").toString()));
		asked.ask(asked.token("reader", "viewer"), "POST", "/runs/" + run + "/undo", "")
			.requireProblem(403, "not-allowed");
		HttpAnswer accepted = asked.post("/runs/" + run + "/undo").requireStatus(202);
		assertThat(accepted.headers()).containsEntry("location", "/api/v1/requests/" + accepted.id());
		assertThat(asked.awaitDone(accepted.id())).containsEntry("outcome", "COMPLETED");
		assertThat(Files.readString(this.tree.resolve("a/one.txt"))).isEqualTo("the same");
		assertThat(target.resolve("a")).doesNotExist();
		assertThat(asked.get("/journal?limit=1").items()).singleElement()
			.satisfies((one) -> assertThat(one).containsEntry("action", "move"));
		asked.post("/runs/1/undo").requireProblem(409, "conflict");
	}

	@Test
	void wildInputIsAProblem() {
		ServerFixture asked = start(Dialect.SQLITE);
		for (String path : List.of("/entries?kind=x", "/entries?minSize=x", "/entries?newer=yesterday",
				"/entries?sort=size&after=3", "/entries?name=%5B", "/entries?name=%00", "/entries?limit=0",
				"/entries?limit=501", "/entries/at?path=relative", "/entries/at?path=%2Fa%00", "/entries/at",
				"/entries/x", "/entries?older=99999999999d", "/contents/x", "/stats?top=-1", "/duplicates?kind=x",
				"/runs/1/differences?kind=undecided", "/runs/1/differences?after=%2F", "/findings?severity=x",
				"/findings?after=x", "/findings?status=x", "/journal?after=x", "/locations/x")) {
			HttpAnswer answer = asked.get(path);
			assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(400);
			assertThat(answer.headers()).as(path).containsEntry("content-type", "application/problem+json");
		}
		for (String path : List.of("/entries/at?path=%2Fetc%2Fpasswd", "/entries/at?path=sftp%3A%2F%2Fx%2Fy",
				"/entries/children?path=" + query(this.tree + "/../../etc"), "/entries/99999999", "/locations/99",
				"/volumes/none", "/contents/00000000-0000-0000-0000-000000000000", "/duplicates",
				"/duplicates/9/members", "/runs/99/journal", "/runs/99/differences",
				"/entries/00000000-0000-0000-0000-000000000000")) {
			HttpAnswer answer = asked.get(path);
			assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(404);
		}
		asked.get("/entries/children?path=" + query(this.tree.resolve("link"))).requireProblem(409, "conflict");
		assertThat(asked.get("/findings?path=" + query(this.tree)).requireStatus(200).items()).isEmpty();
	}

}
