package dev.driveyard.jobs.operate.queue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.operate.RecoveryTimer;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.LaunchRequest.State;
import dev.driveyard.runs.requests.RequestQueries;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * An open library with the queue, workers and the job of these tests.
 */
final class QueueFixture implements AutoCloseable {

	static final Duration LONG = Duration.ofSeconds(60);

	private final JobFixture jobs;

	private final List<RunEvent> events = new CopyOnWriteArrayList<>();

	private QueueFixture(JobFixture jobs) {
		this.jobs = jobs;
		jobs.bean(RunEvents.class).add(this.events::add);
	}

	/** With so many workers, which have begun. */
	static QueueFixture open(Library library, int workers) {
		return open(library, workers, "300ms");
	}

	/** The same, where what nobody tells of is looked for as seldom as that. */
	static QueueFixture open(Library library, int workers, String poll) {
		return new QueueFixture(JobFixture.open(library,
				Map.of(RunLimits.ACTIVE, workers, QueueSettings.POLL, poll, RecoveryTimer.INTERVAL, "1s"),
				QueueWorkersConfiguration.class, WorkConfiguration.class));
	}

	/** Without workers. */
	static QueueFixture closed(Library library) {
		return new QueueFixture(JobFixture.open(library, Map.of(), WorkConfiguration.class));
	}

	JobFixture jobs() {
		return this.jobs;
	}

	LaunchQueue queue() {
		return this.jobs.bean(LaunchQueue.class);
	}

	QueueWorkers workers() {
		return this.jobs.bean(QueueWorkers.class);
	}

	RequestQueries requests() {
		return this.jobs.bean(RequestQueries.class);
	}

	WorkDefinition work() {
		return this.jobs.bean(WorkDefinition.class);
	}

	List<RunEvent> events() {
		return this.events;
	}

	/** A request for work that changes paths. */
	static RunRequest work(String name, String... changes) {
		return work(name, Map.of("changes", List.of(changes)));
	}

	static RunRequest work(String name, Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("name", name);
		return RunRequest.of(WorkParameters.JOB, parameters, "somebody");
	}

	static RunRequest prior(RunRequest request, int priority) {
		return new RunRequest(request.job(), request.parameters(), priority, request.requestedBy(),
				request.idempotencyKey(), request.notBefore());
	}

	long accept(RunRequest request) {
		return queue().accept(request);
	}

	LaunchRequest find(long id) {
		return requests().find(id).orElseThrow();
	}

	/** The run of a request that has one. */
	Run runOf(LaunchRequest request) {
		return this.jobs.operator().require(Objects.requireNonNull(request.run()));
	}

	LaunchRequest awaitDone(long id) {
		Awaitility.await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(() -> find(id).state() == State.DONE);
		return find(id);
	}

	void awaitAllDone(Duration time) {
		Awaitility.await()
			.atMost(time)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> requests().counts().getOrDefault(State.QUEUED, 0L) == 0
					&& requests().counts().getOrDefault(State.RUNNING, 0L) == 0);
	}

	/** The names of what ran, in order. */
	List<String> ran() {
		return this.jobs.sql().sql("SELECT name FROM work_time ORDER BY begun").query(String.class).list();
	}

	long count(String sql) {
		return this.jobs.sql().sql("SELECT count(*) FROM " + sql).query(Long.class).single();
	}

	/** No two runs were at work at once that exclude each other. */
	void assertNothingOverlapped() {
		List<Span> spans = this.jobs.sql()
			.sql("SELECT t.begun, t.ended, t.run, p.PARAMETER_NAME, p.PARAMETER_VALUE FROM work_time t"
					+ " LEFT JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = t.run"
					+ " AND p.PARAMETER_NAME IN ('changes', 'reads') ORDER BY t.begun")
			.query((row, number) -> new Span(row.getLong(3), row.getLong(1), row.getLong(2),
					claims(row.getString(4), row.getString(5))))
			.list();
		for (int first = 0; first < spans.size(); first++) {
			for (int second = first + 1; second < spans.size()
					&& spans.get(second).begun() < spans.get(first).ended(); second++) {
				Span one = spans.get(first);
				Span other = spans.get(second);
				Assertions.assertThat(
						one.claims().stream().anyMatch((claim) -> other.claims().stream().anyMatch(claim::excludes)))
					.as("%s beside %s", one, other)
					.isFalse();
			}
		}
	}

	private static List<Claim> claims(@Nullable String name, @Nullable String value) {
		if (name == null || value == null) {
			return List.of();
		}
		return WorkParameters.MODEL
			.of(new JobParametersBuilder().addString("name", "n").addString(name, value).toJobParameters())
			.claims("here");
	}

	@Override
	public void close() {
		this.jobs.close();
	}

	/** When a run was at work on what. */
	private record Span(long run, long begun, long ended, List<Claim> claims) {
	}

}
