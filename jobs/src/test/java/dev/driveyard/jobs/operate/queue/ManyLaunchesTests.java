package dev.driveyard.jobs.operate.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.requests.LaunchRequest.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many launches at once, over trees that overlap: none is lost, none runs twice, none
 * that lives is taken for dead, and none is at work beside one that it excludes.
 */
class ManyLaunchesTests {

	private static final int THREADS = 8;

	@ParameterizedTest
	@EnumSource
	void eightyFromEightThreads(TestDatabase database, @TempDir Path folder) throws Exception {
		launch(database, folder, 10, 3);
	}

	@ParameterizedTest
	@EnumSource
	@Tag("thorough")
	void aThousandFromEightThreads(TestDatabase database, @TempDir Path folder) throws Exception {
		launch(database, folder, 125, 4);
	}

	private static void launch(TestDatabase database, Path folder, int each, long seed) throws Exception {
		try (QueueFixture queue = QueueFixture.open(database.library(folder.toRealPath().resolve("library.driveyard")),
				4)) {
			List<CompletableFuture<Void>> senders = new ArrayList<>();
			for (int sender = 0; sender < THREADS; sender++) {
				Random random = new Random(seed + sender);
				String name = "s" + sender + "-";
				senders.add(CompletableFuture.runAsync(() -> send(queue, name, each, random),
						(task) -> new Thread(task).start()));
			}
			CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).join();
			queue.awaitAllDone(Duration.ofSeconds(5L * each + 60));
			long all = (long) THREADS * each;
			assertThat(queue.requests().counts()).isEqualTo(Map.of(State.DONE, all));
			assertThat(queue.count("BATCH_JOB_EXECUTION WHERE STATUS = 'COMPLETED'")).isEqualTo(all);
			assertThat(queue.count("BATCH_JOB_EXECUTION")).isEqualTo(all);
			assertThat(queue.count("work_item")).isEqualTo(2 * all);
			queue.assertNothingOverlapped();
		}
	}

	private static void send(QueueFixture queue, String name, int number, Random random) {
		for (int request = 0; request < number; request++) {
			queue.accept(QueueFixture.prior(
					QueueFixture.work(name + request,
							Map.of(random.nextInt(4) == 0 ? "reads" : "changes", paths(random), "items", 2)),
					random.nextInt(3)));
		}
	}

	private static List<String> paths(Random random) {
		List<String> paths = new ArrayList<>();
		for (int path = 0; path <= random.nextInt(2); path++) {
			String first = "/" + (char) ('a' + random.nextInt(6));
			paths.add(random.nextInt(3) == 0 ? first : first + "/" + random.nextInt(4));
		}
		return paths;
	}

}
