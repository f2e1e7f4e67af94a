package dev.driveyard.jobs.operate.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.requests.LaunchRequest.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was accepted is run exactly once, however often the process that runs it is
 * killed.
 */
@Tag("thorough")
class QueueKillTests {

	private static final int ITEMS = 8;

	private static final int KILLS = 4;

	private static final long SEED = 2;

	@ParameterizedTest
	@EnumSource
	void killedAgainAndAgainAllThatWasAcceptedIsRunOnce(TestDatabase database, @TempDir Path folder) throws Exception {
		Library library = database.library(folder.toRealPath().resolve("library.driveyard"));
		Random random = new Random(SEED);
		try (QueueFixture queue = QueueFixture.closed(library)) {
			int accepted = 0;
			for (int kill = 0; kill < KILLS; kill++) {
				accepted += accept(queue, 16, random);
				long before = done(queue);
				try (Child child = QueueMain.start(library.folder(), 3)) {
					child.awaitStart();
					Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> done(queue) > before);
					assertThat(child.killAfter(random.nextInt(400))).as("it had ended before").isFalse();
				}
			}
			try (Child child = QueueMain.start(library.folder(), 3)) {
				queue.awaitAllDone(Duration.ofSeconds(120));
				assertThat(child.killAfter(0)).isFalse();
			}
			assertAllOnce(queue, accepted);
		}
	}

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL")
	void twoProcessesThatShareAServerTakeEachRequestOnce(TestDatabase database, @TempDir Path folder) throws Exception {
		Library library = database.library(folder.toRealPath().resolve("library.driveyard"));
		try (QueueFixture queue = QueueFixture.closed(library)) {
			int accepted = accept(queue, 60, new Random(7));
			try (Child one = QueueMain.start(library.folder(), 2); Child other = QueueMain.start(library.folder(), 2)) {
				one.awaitStart();
				other.awaitStart();
				Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> done(queue) > accepted / 4);
				assertThat(one.killAfter(0)).as("it had ended before").isFalse();
				queue.awaitAllDone(Duration.ofSeconds(120));
				assertThat(queue.count("(SELECT DISTINCT pid FROM run) p")).isEqualTo(2);
			}
			assertAllOnce(queue, accepted);
		}
	}

	private static long done(QueueFixture queue) {
		return queue.requests().counts().getOrDefault(State.DONE, 0L);
	}

	/** Names are told apart, trees overlap. */
	private static int accept(QueueFixture queue, int number, Random random) {
		for (int request = 0; request < number; request++) {
			String tree = "/" + (char) ('a' + random.nextInt(4))
					+ (random.nextBoolean() ? "/" + random.nextInt(3) : "");
			queue.accept(QueueFixture.prior(QueueFixture.work("w" + queue.count("launch_request"),
					Map.of("changes", List.of(tree), "items", ITEMS, "millis", 5)), random.nextInt(3)));
		}
		return number;
	}

	private static void assertAllOnce(QueueFixture queue, int accepted) {
		assertThat(queue.requests().counts()).isEqualTo(Map.of(State.DONE, (long) accepted));
		assertThat(queue.jobs()
			.sql()
			.sql("SELECT outcome || ' ' || message FROM launch_request WHERE outcome <> 'COMPLETED'")
			.query(String.class)
			.list()).isEmpty();
		assertThat(queue.count("work_item")).isEqualTo((long) accepted * ITEMS);
		assertThat(queue.count("BATCH_JOB_INSTANCE")).isEqualTo(accepted);
		assertThat(queue.count("BATCH_JOB_EXECUTION WHERE STATUS = 'COMPLETED'")).isEqualTo(accepted);
		assertThat(queue.count("request_claim")).isZero();
		queue.assertNothingOverlapped();
	}

}
