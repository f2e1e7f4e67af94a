package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Json;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EveryDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server tells of itself in numbers.
 */
class ServerMetricsTests {

	private static final String CONTENT = "the same";

	private static ExpositionText metrics(ServerFixture server, String token) {
		HttpAnswer answer = server.ask(token, "GET", "/metrics", "", "Accept: application/openmetrics-text;q=0.9,*/*")
			.requireStatus(200);
		assertThat(answer.headers()).containsEntry("content-type", "text/plain;version=0.0.4;charset=utf-8")
			.containsEntry("cache-control", "no-store");
		return ExpositionText.read(answer.body());
	}

	private static Path tree(Path root) throws IOException {
		Path tree = Files.createDirectories(root.resolve("tr\"ee"));
		Files.writeString(tree.resolve("one"), CONTENT);
		Files.writeString(tree.resolve("two"), CONTENT);
		Files.writeString(tree.resolve("three"), CONTENT);
		return tree;
	}

	@ParameterizedTest
	@EveryDatabase
	void theHistoryTheQueueAndWhatWasFoundAreTold(Dialect dialect, @TempDir Path folder) throws Exception {
		Path root = folder.toRealPath();
		Path tree = tree(root);
		Map<String, Object> settings = Map.of("driveyard.server.roots[0]", root.toString(),
				"driveyard.server.metrics.keep", "0s");
		try (ServerFixture server = ServerFixture.start(dialect, folder, settings)) {
			run(server, "index", Map.of("path", tree.toString(), "mode", "content"));
			run(server, "index", Map.of("path", tree.toString(), "mode", "content"));
			run(server, "copy", Map.of("sources", List.of(tree.resolve("one").toString()), "destination",
					root.resolve("copy").toString(), "exact", true));
			run(server, "duplicates", Map.of("paths", List.of(tree.toString())));
			Files.delete(tree.resolve("three"));
			run(server, "validate", Map.of("paths", List.of(tree.toString())));
			assertThat(server
				.sql("""
						UPDATE BATCH_STEP_EXECUTION_CONTEXT SET SERIALIZED_CONTEXT = SHORT_CONTEXT, SHORT_CONTEXT = '{"cut ...'
						RETURNING 1"""))
				.as("as Spring Batch keeps long contexts")
				.isNotEmpty();
			server.post("/queue/pause");
			server.launch("index", Map.of("path", tree.toString())).requireStatus(202);
			ExpositionText text = metrics(server, server.token("scraper", "viewer"));
			assertThat(text.values()).containsAllEntriesOf(expected());
			assertThat(text.value("driveyard_runs_duration_seconds{job_name=copy}")).isPositive();
			assertThat(text.value("driveyard_queue_oldest_waiting_seconds")).isBetween(0.001, 60.0);
			assertThat(text.value("jvm_memory_used_bytes{area=heap}")).isGreaterThan(1 << 20);
			assertThat(text.value("jvm_threads_current")).isGreaterThan(5);
			assertThat(text.value("process_start_time_seconds")).isGreaterThan(1.7e9);
			assertThat(text.types()).containsKeys("jvm_gc_collection_seconds_total", "driveyard_watch_limit");
		}
	}

	@Test
	void equalFilesAreToldOfWhateverWasLookedForLast(@TempDir Path folder) throws Exception {
		Path root = folder.toRealPath();
		Path tree = tree(root);
		try (ServerFixture server = ServerFixture.start(root,
				Map.of("driveyard.server.roots[0]", root.toString(), "driveyard.server.metrics.keep", "0s"))) {
			run(server, "duplicates", Map.of("paths", List.of(tree.toString())));
			run(server, "duplicates", Map.of("paths", List.of(tree.toString()), "mode", "similar-pictures"));
			assertThat(metrics(server, server.admin()).values()).containsAllEntriesOf(
					Map.of("driveyard_duplicates_wasted_bytes", 2.0 * CONTENT.length(), "driveyard_duplicates_copies",
							2.0, "driveyard_runs{job_name=duplicates, state=completed}", 2.0));
		}
	}

	private static void run(ServerFixture server, String job, Map<String, Object> parameters) {
		assertThat(server.run(job, parameters)).as(job).containsEntry("outcome", "COMPLETED");
	}

	/** A look for duplicates indexes first, which is a run of its own. */
	private static Map<String, Double> expected() {
		Map<String, Double> expected = new TreeMap<>(Map.of("driveyard_database_up", 1.0,
				"driveyard_runs{job_name=index, state=completed}", 3.0,
				"driveyard_runs{job_name=copy, state=completed}", 1.0, "driveyard_runs_ended{job_name=index}", 3.0,
				"driveyard_runs_bytes{job_name=index}", 3.0 * CONTENT.length(), "driveyard_runs_bytes{job_name=copy}",
				1.0 * CONTENT.length(), "driveyard_runs_bytes{job_name=validate}", 2.0 * CONTENT.length(),
				"driveyard_runs_items{job_name=duplicates, outcome=read}", 3.0));
		expected.putAll(Map.of("driveyard_queue_requests{state=queued}", 1.0, "driveyard_queue_requests{state=done}",
				5.0, "driveyard_queue_paused", 1.0, "driveyard_schedules_overdue", 0.0,
				"driveyard_findings_open{severity=error}", 1.0, "driveyard_damaged_files", 1.0,
				"driveyard_duplicates_wasted_bytes", 2.0 * CONTENT.length(), "driveyard_duplicates_copies", 2.0,
				"driveyard_active_runs_limit", 2.0, "driveyard_event_streams", 0.0));
		return expected;
	}

	@Test
	void watchesStreamsAndSchedulesAreToldAndAllIsOnTheDashboard(@TempDir Path folder) throws IOException {
		Path root = folder.toRealPath();
		Path tree = tree(root);
		try (ServerFixture server = ServerFixture.start(root, Map.of("driveyard.server.roots[0]", root.toString(),
				"driveyard.server.metrics.keep", "0s", "driveyard.schedule.enabled", "false"))) {
			server.ask("", "GET", "/metrics", "").requireProblem(401, "not-authenticated");
			run(server, "index", Map.of("path", tree.toString()));
			execute(server, "INSERT INTO location_watch VALUES (1, 'AUTO', 60000, 3600000, 'shallow', 0, 'test')");
			execute(server,
					"""
							INSERT INTO schedule (name, job, parameters, every, zone, anchor, missed, overlap, priority, retries,
								back_off, next_due, created, created_by, changed, changed_by)
							VALUES ('late', 'index', '{}', 60000, 'UTC', 0, 'SKIP', 'SKIP', 0, 0, 0, 1000, 0, 'test', 0, 'test')""");
			String name = String.valueOf(server.get("/locations").items().get(0).get("name"));
			String location = "{location=" + name.replace("\"", "\\\"") + "}";
			try (EventStream stream = EventStream.open(server, server.admin())) {
				ExpositionText text = Awaitility.await()
					.atMost(Duration.ofSeconds(30))
					.pollInterval(Duration.ofMillis(100))
					.until(() -> metrics(server, server.admin()),
							(read) -> read.values().getOrDefault("driveyard_watch_directories" + location, 0.0) > 0);
				assertThat(text.values()).containsEntry("driveyard_watch_directories" + location, 1.0)
					.containsEntry("driveyard_watch_overflows_total" + location, 0.0)
					.containsEntry("driveyard_event_streams", 1.0)
					.containsEntry("driveyard_schedules{state=active}", 1.0)
					.containsEntry("driveyard_schedules_overdue", 1.0);
				assertThat(stream).isNotNull();
				requireShown(text.types().keySet());
			}
		}
	}

	/** The dashboard shows all there is and nothing else, and the docs name it. */
	private static void requireShown(Set<String> told) throws IOException {
		String dashboard = Files.readString(Path.of("..", "docs", "grafana-dashboard.json"));
		Set<String> shown = Pattern.compile("\\b(?:driveyard|jvm|process)_[a-z_]+")
			.matcher(dashboard)
			.results()
			.map(MatchResult::group)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(Json.read(dashboard)).containsEntry("title", "Driveyard");
		assertThat(told).containsAll(shown);
		List<String> own = told.stream().filter((name) -> name.startsWith("driveyard_")).toList();
		assertThat(shown).containsAll(own);
		String docs = Files.readString(Path.of("..", "docs", "server.md"));
		assertThat(own).allMatch(docs::contains);
	}

	private static void execute(ServerFixture server, String statement) {
		assertThat(server.sql(statement + " RETURNING 1")).containsExactly("1");
	}

}
