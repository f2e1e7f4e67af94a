package dev.driveyard.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

import dev.driveyard.catalogue.library.LibraryLock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Liveness} of real processes.
 */
class LivenessTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	@Test
	void thisProcessLivesHoweverOldItsHeartbeat() {
		Run.Owner self = Liveness.self("a", NOW);
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
		Run.Owner self = Liveness.self("a", NOW);
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

	@Test
	void aKilledProcessIsDeadHoweverFreshItsHeartbeatAlsoWhileNobodyHasAskedForItsEnd() throws Exception {
		Process process = new ProcessBuilder("sleep", "60").start();
		Run.Owner owner = new Run.Owner("a", LibraryLock.hostName(), process.pid(), 0, place(process.pid()),
				NOW.toEpochMilli());
		assertThat(Liveness.isAlive(owner, NOW.plusSeconds(100_000))).isTrue();
		process.destroyForcibly().waitFor();
		assertThat(Liveness.isAlive(owner, NOW)).isFalse();
	}

	@Test
	void whatIsLeftOfAKilledProcessIsDead() throws Exception {
		Process parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start();
		try (BufferedReader out = parent.inputReader()) {
			long pid = Long.parseLong(out.readLine());
			Run.Owner owner = new Run.Owner("a", "b", pid, 0, place(pid), NOW.toEpochMilli());
			assertThat(Liveness.isAlive(owner, NOW)).isTrue();
			new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
			Instant start = Instant.now();
			while (Liveness.isAlive(owner, NOW) && Instant.now().isBefore(start.plusSeconds(10))) {
				Thread.sleep(20);
			}
			assertThat(Liveness.isAlive(owner, NOW)).isFalse();
		}
		finally {
			parent.destroyForcibly();
		}
	}

	@Test
	void whereNumbersMeanOtherProcessesTheHeartbeatDecides() {
		Run.Owner self = Liveness.self("a", NOW);
		ProcessPlace here = Objects.requireNonNull(self.place());
		ProcessPlace elsewhere = new ProcessPlace(here.boot(), "pid:[1]", here.ticks());
		Run.Owner other = new Run.Owner("b", self.host(), self.pid(), self.processStarted(), elsewhere,
				NOW.toEpochMilli());
		assertThat(Liveness.isAlive(other, NOW.plusSeconds(89))).isTrue();
		assertThat(Liveness.isAlive(other, NOW.plusSeconds(91))).isFalse();
	}

	private static ProcessPlace place(long pid) throws IOException {
		ProcessPlace self = ProcessPlace.self().orElseThrow();
		String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
		return new ProcessPlace(self.boot(), self.namespace(),
				Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]));
	}

}
