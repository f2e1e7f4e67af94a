package dev.driveyard.jobs.operate.queue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.RequestQueries;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two machines that share a server of PostgreSQL: each takes from the queue what is about
 * its own files, also where the paths are the same.
 */
class TwoDevicesTests {

	private static final Map<String, Object> SETTINGS = Map.of(RunLimits.ACTIVE, 2, QueueSettings.POLL, "200ms");

	private final List<String> ranHere = new CopyOnWriteArrayList<>();

	private final List<String> ranThere = new CopyOnWriteArrayList<>();

	private static JobFixture open(Library library, List<String> ran, Class<?>... more) {
		Class<?>[] all = new Class<?>[more.length + 2];
		System.arraycopy(more, 0, all, 2, more.length);
		all[0] = QueueWorkersConfiguration.class;
		all[1] = WorkConfiguration.class;
		JobFixture fixture = JobFixture.open(library, SETTINGS, all);
		fixture.bean(WorkDefinition.class).watch(ran::add);
		return fixture;
	}

	private static LaunchRequest find(JobFixture jobs, long request) {
		return jobs.bean(RequestQueries.class).find(request).orElseThrow();
	}

	private static void awaitDone(JobFixture jobs, long request) {
		Awaitility.await()
			.atMost(QueueFixture.LONG)
			.until(() -> find(jobs, request).state(), LaunchRequest.State.DONE::equals);
		assertThat(find(jobs, request).outcome().state()).isEqualTo("COMPLETED");
	}

	@Test
	void eachTakesOnlyWhatItsDeviceReaches(@TempDir Path folder) throws Exception {
		Library library = TestDatabase.POSTGRESQL.library(folder.toRealPath().resolve("library.driveyard"));
		try (JobFixture here = open(library, this.ranHere);
				JobFixture there = open(library, this.ranThere, OtherDevice.class)) {
			there.bean(QueueWorkers.class).stop();
			long waits = there.bean(LaunchQueue.class).accept(QueueFixture.work("there", "/a"));
			long done = here.bean(LaunchQueue.class).accept(QueueFixture.work("here", "/a"));
			awaitDone(here, done);
			assertThat(find(here, waits).state()).isEqualTo(LaunchRequest.State.QUEUED);
			assertThat(here.bean(QueueObstacles.class).queuedBehind(waits))
				.hasValueSatisfying((obstacle) -> assertThat(obstacle.kind()).isEqualTo(Obstacle.Kind.OTHER_DEVICE));
			here.bean(QueueWorkers.class).stop();
			there.bean(QueueWorkers.class).start();
			awaitDone(there, waits);
			here.bean(QueueWorkers.class).start();
			for (int number = 0; number < 10; number++) {
				here.bean(LaunchQueue.class).accept(QueueFixture.work("here" + number, "/a/" + number));
				there.bean(LaunchQueue.class).accept(QueueFixture.work("there" + number, "/a/" + number));
			}
			Awaitility.await()
				.atMost(QueueFixture.LONG)
				.until(() -> here.sql()
					.sql("SELECT count(*) FROM launch_request WHERE outcome = 'COMPLETED'")
					.query(Long.class)
					.single() == 22);
		}
		assertThat(this.ranHere).hasSize(11).doesNotHaveDuplicates().allMatch((name) -> name.startsWith("here"));
		assertThat(this.ranThere).hasSize(11).doesNotHaveDuplicates().allMatch((name) -> name.startsWith("there"));
	}

	/**
	 * A machine beside this one.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OtherDevice {

		@Bean
		HostDevice thisDevice() {
			return new HostDevice("0b6c1d5a-3f0e-4a57-9a55-6a1f4f1f9d10", "other");
		}

	}

}
