package dev.driveyard.runs;

import java.io.IOException;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.driveyard.catalogue.LibraryLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Liveness} of real processes.
 */
class LivenessTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	@Test
	void thisProcessLivesHoweverOldItsHeartbeat() {
		Run.Owner self = Liveness.self(NOW);
		assertThat(self.pid()).isEqualTo(ProcessHandle.current().pid());
		assertThat(self.host()).isEqualTo(LibraryLock.hostName());
		assertThat(self.heartbeat()).isEqualTo(NOW.toEpochMilli());
		assertThat(Liveness.isAlive(self, NOW.plusSeconds(100_000))).isTrue();
	}

	@Test
	void aProcessThatEndedIsDeadHoweverFreshItsHeartbeat() throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sleep", "60").start();
		Run.Owner owner = new Run.Owner(LibraryLock.hostName(), process.pid(),
				process.info().startInstant().orElseThrow().toEpochMilli(), NOW.toEpochMilli());
		assertThat(Liveness.isAlive(owner, NOW)).isTrue();
		process.destroyForcibly().waitFor();
		assertThat(Liveness.isAlive(owner, NOW)).isFalse();
	}

	@Test
	void aProcessIdThatWasGivenToAnotherProcessIsDead() {
		Run.Owner self = Liveness.self(NOW);
		assertThat(Liveness
			.isAlive(new Run.Owner(self.host(), self.pid(), self.processStarted() - 5000, self.heartbeat()), NOW))
			.isFalse();
	}

	@Test
	void aProcessOfAnotherHostLivesWhileItsHeartbeatIsFresh() {
		Run.Owner other = new Run.Owner("another-host", ProcessHandle.current().pid(), 1, NOW.toEpochMilli());
		assertThat(Liveness.isAlive(other, NOW.plusSeconds(89))).isTrue();
		assertThat(Liveness.isAlive(other, NOW.plusSeconds(91))).isFalse();
	}

}
