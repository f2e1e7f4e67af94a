package dev.driveyard.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.watch.WatchStatus.Mode;
import dev.driveyard.watches.WatchSpec;
import dev.driveyard.watches.WatchSpec.Method;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link WatchLimit} and what is done where it is reached.
 */
class WatchLimitTests {

	private static final int LIMIT = 5;

	@Test
	void theLimitOfTheMachineIsReadAsAWhole(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("limit"), "192536\n");
		assertThat(WatchLimit.read(file)).isEqualTo(192536);
		assertThat(WatchLimit.read(folder.resolve("none"))).isEqualTo(Long.MAX_VALUE);
		assertThat(WatchLimit.read(Files.writeString(file, "many"))).isEqualTo(Long.MAX_VALUE);
		assertThat(WatchLimit.ofMachine().watches()).isPositive();
	}

	@Test
	void whereTheLimitIsReachedItLooksFromTimeToTimeAndSaysSo(@TempDir Path folder) throws Exception {
		Path root = Files.createDirectory(folder.toRealPath().resolve("root"));
		Files.createDirectories(root.resolve("a/b/c"));
		try (WatchFixture fixture = new WatchFixture(
				TestDatabase.SQLITE.library(folder.toRealPath().resolve("library.driveyard")), root,
				new WatchSpec(Method.AUTO, Duration.ofSeconds(1), Duration.ofHours(1), "shallow"), FewWatches.class)) {
			fixture.awaitIdle();
			assertThat(fixture.status().watches()).isEqualTo(4);
			Files.createDirectories(root.resolve("d/e"));
			Files.writeString(root.resolve("d/e/file"), "1");
			fixture.awaitMode(Mode.POLLING);
			assertThat(fixture.status().reason()).contains("more directories than the 5 that may be watched");
			assertThat(fixture.status().watches()).as("others may have them").isZero();
			assertThat(fixture.status().limit()).isEqualTo(LIMIT);
			Files.writeString(root.resolve("d/e/more"), "2");
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> fixture.jobs().catalogue().find(root.resolve("d/e/more")) != null);
		}
	}

	/**
	 * A machine on which few directories may be watched.
	 */
	@Configuration(proxyBeanMethods = false)
	static class FewWatches {

		@Bean
		WatchLimit watchLimit() {
			return new WatchLimit(LIMIT);
		}

	}

}
