package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.driveyard.jobs.contents.ContentsConfiguration;
import dev.driveyard.jobs.operate.LeftWork;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.runs.ClaimStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A disk that does not answer holds up the run that works on it, and nobody else; and
 * that run can be stopped.
 */
@Timeout(60)
class StuckCopyTests extends CopyTestBase {

	private static final int MAKE = 1;

	private static final int PUT = 2;

	private final CountDownLatch answer = new CountDownLatch(1);

	private final CountDownLatch stuck = new CountDownLatch(1);

	@BeforeEach
	void openWithLimits() {
		this.jobs.close();
		this.jobs = JobFixture.open(this.jobs.library(), Map.of(RunLimits.ACTIVE, 2, RunLimits.STOP, "400ms",
				ContentsConfiguration.READ_THREADS, 4, ContentsConfiguration.EFFECT_THREADS, 4));
		for (int f = 0; f < 40; f++) {
			this.source.file("a/f" + f, "content " + f);
			this.source.file("b" + f + "/f", "content of b " + f);
		}
	}

	private void hang() {
		this.stuck.countDown();
		try {
			this.answer.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * From now on the first file in a folder hangs as it is made, or put in its place.
	 */
	private void hangAt(int which) {
		AtomicInteger seen = new AtomicInteger();
		this.jobs.volume().watchWrites((path) -> {
			if (path.startsWith(there("a") + "/") && seen.incrementAndGet() == which) {
				hang();
			}
		});
	}

	/** All below a folder hangs that is read. */
	private void hangReading(Path folder) {
		this.jobs.volume().watchReads((path) -> {
			if (path.startsWith(folder + "/")) {
				hang();
			}
		});
	}

	private Thread begin(AtomicReference<Outcome> outcome, Map<String, Object> options) {
		Thread thread = new Thread(() -> outcome.set(copy(options)));
		thread.start();
		return thread;
	}

	private void awaitStuck() throws InterruptedException {
		assertThat(this.stuck.await(20, TimeUnit.SECONDS)).isTrue();
	}

	private void stopsAndGoesOn(int which) throws Exception {
		hangAt(which);
		AtomicReference<Outcome> outcome = new AtomicReference<>();
		Map<String, Object> options = Map.of("transfers", 2);
		Thread run = begin(outcome, options);
		awaitStuck();
		this.jobs.requestStop();
		run.join();
		Outcome stopped = Objects.requireNonNull(outcome.get());
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(stopped.run().exitMessage()).contains("did not react", this.source.path("a/f0").toString());
		copy(options).requireFailed("still does not react: " + this.source.path("a/f0"));
		this.answer.countDown();
		while (!this.jobs.bean(LeftWork.class).of(stopped.run().instance()).isEmpty()) {
			Thread.sleep(10);
		}
		assertThat(states(stopped)).doesNotContainKey("f0");
		this.jobs.volume().leave();
		Outcome resumed = copied(copy(options));
		assertThat(resumed.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(resumed.run().exitMessage()).isEmpty();
		assertThat(targetFacts()).isEqualTo(sourceFacts());
		assertThat(resumed.get("files")).isEqualTo(80);
		assertThat(resumed.get("skipped")).isZero();
		assertThat(resumed.run().issues()).isZero();
		assertNoParts();
	}

	@Test
	void aRunWhoseWriteHangsStopsAndGoesOnLater() throws Exception {
		stopsAndGoesOn(MAKE);
	}

	@Test
	void aFileThatIsPutInItsPlaceAfterTheStopIsTakenForDoneLater() throws Exception {
		stopsAndGoesOn(PUT);
	}

	/** What hangs may still be written, into whatever is there by then. */
	@Test
	void aRunThatLeavesWorkKeepsItsClaimsUntilThatEnds() throws Exception {
		hangAt(MAKE);
		AtomicReference<Outcome> outcome = new AtomicReference<>();
		Thread run = begin(outcome, Map.of("transfers", 2));
		awaitStuck();
		this.jobs.requestStop();
		run.join();
		Outcome stopped = Objects.requireNonNull(outcome.get());
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(stopped.run().exitMessage()).contains("nobody else may work on what the run works on");
		String refusal = "Run " + stopped.run().id() + " is working on " + this.target.root();
		assertRefused(refusal, () -> this.jobs.index(this.target.root()));
		this.jobs.operator().recoverDead();
		assertRefused("(it has ended, but this does not react: " + this.source.path("a/f0") + ")",
				() -> this.jobs.index(this.target.root()));
		try (JobFixture other = JobFixture.open(this.jobs.library())) {
			assertRefused(refusal, () -> other.index(this.target.root()));
		}
		copy(Map.of("transfers", 2)).requireFailed("still does not react");
		assertThat(this.jobs.bean(ClaimStore.class).held()).extracting((held) -> held.by().run())
			.containsOnly(stopped.run().id());
		this.answer.countDown();
		while (!this.jobs.bean(ClaimStore.class).held().isEmpty()) {
			Thread.sleep(10);
		}
		assertThat(this.jobs.bean(LeftWork.class).of(stopped.run().instance())).isEmpty();
		this.jobs.index(this.target.root());
		this.jobs.volume().leave();
		copied(copy(Map.of("transfers", 2)));
		assertThat(targetFacts()).isEqualTo(sourceFacts());
	}

	@Test
	void readsThatHangHoldUpNoCopy() throws Exception {
		Path dead = this.temp.resolve("dead");
		this.source.file("../dead/x", "never read");
		for (int f = 0; f < 20; f++) {
			this.source.file("../dead/f" + f, "never read " + f);
		}
		hangReading(dead);
		Thread index = new Thread(() -> this.jobs.run(dead, Map.of("mode", "content", "hashers", 64), false));
		index.start();
		awaitStuck();
		copy();
		assertThat(targetFacts()).isEqualTo(sourceFacts());
		Outcome other = this.jobs.index(this.source.root(), Map.of("mode", "content"));
		assertThat(other.get("new")).isPositive();
		this.answer.countDown();
		index.join();
	}

	@Test
	void aCopyThatHangsHoldsUpNoOther() throws Exception {
		Path dead = this.temp.resolve("dead");
		for (int f = 0; f < 20; f++) {
			this.source.file("../dead/d" + f + "/f", "never read " + f);
		}
		hangReading(dead);
		Thread hanging = new Thread(() -> run("copy", dead, this.temp.resolve("elsewhere"), Map.of("transfers", 64)));
		hanging.start();
		awaitStuck();
		copied(copy(Map.of("transfers", 64)));
		assertThat(targetFacts()).isEqualTo(sourceFacts());
		this.answer.countDown();
		hanging.join();
	}

	@Test
	void aCopyThatEndsInTimeIsNotLeft() throws IOException, InterruptedException {
		this.jobs.volume().watchWrites((path) -> this.jobs.requestStop());
		Outcome stopped = copy(Map.of("transfers", 1));
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(stopped.run().exitMessage()).doesNotContain("did not react");
		this.jobs.volume().leave();
		copied(copy(Map.of("transfers", 1)));
		assertThat(targetFacts()).isEqualTo(sourceFacts());
	}

}
