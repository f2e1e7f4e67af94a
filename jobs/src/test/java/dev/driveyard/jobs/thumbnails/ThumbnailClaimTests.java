package dev.driveyard.jobs.thumbnails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.jobs.operate.queue.QueueSettings;
import dev.driveyard.jobs.operate.queue.QueueWorkersConfiguration;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.LaunchRequest.State;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.storage.local.LocalPaths;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes on beside a run that renders for long. Nobody looks into the queue that is
 * not told to.
 */
class ThumbnailClaimTests extends ThumbnailTestBase {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final CountDownLatch rendering = new CountDownLatch(1);

	private final CountDownLatch goOn = new CountDownLatch(1);

	private Path other;

	@BeforeEach
	void openWithWorkers() throws IOException {
		this.jobs.close();
		this.jobs = JobFixture.open(this.jobs.library(), Map.of(RunLimits.ACTIVE, 3, QueueSettings.POLL, "1h"),
				QueueWorkersConfiguration.class);
		this.other = Files.createDirectory(this.temp.resolve("other"));
		for (int i = 0; i < 4; i++) {
			byte[] bytes = TestPictures.picture(i, 320, 240, "png");
			file("p" + i + ".png", bytes);
			Files.write(this.other.resolve("copy of " + i + ".png"), bytes);
		}
		this.jobs.index(this.tree.root(), Map.of("mode", "deep"));
		this.jobs.index(this.other, Map.of("mode", "deep"));
	}

	@AfterEach
	void letGoOn() {
		this.goOn.countDown();
	}

	/** Whoever opens a picture waits. */
	private void hold() {
		this.jobs.volume().watchReads((path) -> {
			if (path.endsWith(".png")) {
				this.rendering.countDown();
				await(this.goOn);
			}
		});
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long thumbnails(Path folder) {
		return accept("thumbnails",
				Map.of("paths", List.of(LocalPaths.encode(folder)), "variants", List.of("icon@1x"), "renderers", 1));
	}

	private long index(Path folder) {
		return accept("index", Map.of("path", LocalPaths.encode(folder)));
	}

	private long accept(String job, Map<String, Object> parameters) {
		return this.jobs.bean(LaunchQueue.class).accept(RunRequest.of(job, parameters, "somebody"));
	}

	private LaunchRequest request(long id) {
		return this.jobs.bean(RequestQueries.class).find(id).orElseThrow();
	}

	private Outcome awaitDone(long id) {
		Awaitility.await()
			.atMost(LONG)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> request(id).state() == State.DONE);
		Run run = this.jobs.operator().require(Objects.requireNonNull(request(id).run()));
		assertThat(run.status()).as(run.exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		return new Outcome(run, this.jobs.operator().summary(run).toMap());
	}

	private List<String> claimed() {
		return this.jobs.bean(ClaimStore.class)
			.held()
			.stream()
			.map((held) -> held.claim().address().path())
			.sorted()
			.toList();
	}

	@Test
	void anIndexWaitsForThatOfTheRunAndNotForItsPictures() {
		CountDownLatch refreshing = new CountDownLatch(1);
		CountDownLatch refresh = new CountDownLatch(1);
		this.jobs.volume().watch((path) -> {
			refreshing.countDown();
			await(refresh);
		});
		hold();
		long thumbnails = thumbnails(this.tree.root());
		await(refreshing);
		long index = index(this.tree.root());
		assertThat(claimed()).contains(LocalPaths.encode(this.tree.root()));
		assertThat(request(index).state()).isEqualTo(State.QUEUED);
		this.tree.file("notes.txt", "new");
		refresh.countDown();
		await(this.rendering);
		awaitDone(index);
		assertThat(request(thumbnails).state()).isEqualTo(State.RUNNING);
		assertThat(claimed()).containsExactly("sidecars");
		this.tree.file("more.txt", "also new");
		assertThat(awaitDone(index(this.tree.root())).get("new")).isEqualTo(1);
		assertThat(request(thumbnails).state()).isEqualTo(State.RUNNING);
		this.goOn.countDown();
		assertThat(awaitDone(thumbnails).get("rendered")).isEqualTo(4);
		assertThat(claimed()).isEmpty();
	}

	@Test
	void whatWaitsForAnotherRunKeepsNobodyFromItsFoldersAndRendersNothingTwice() {
		hold();
		long first = thumbnails(this.tree.root());
		await(this.rendering);
		long second = thumbnails(this.other);
		awaitDone(index(this.other));
		assertThat(request(first).state()).isEqualTo(State.RUNNING);
		assertThat(request(second).state()).isEqualTo(State.QUEUED);
		this.goOn.countDown();
		assertThat(awaitDone(first).get("rendered")).isEqualTo(4);
		Outcome done = awaitDone(second);
		assertThat(done.get("contents")).isEqualTo(4);
		assertThat(done.get("present")).isEqualTo(4);
		assertThat(done.get("rendered")).isZero();
	}

	@Test
	void whatIsRemovedWhileItWaitsToBeRenderedIsAnIssueAndCleanedUpLater() throws IOException {
		hold();
		long thumbnails = thumbnails(this.tree.root());
		await(this.rendering);
		Files.delete(this.tree.path("p3.png"));
		Files.delete(this.other.resolve("copy of 3.png"));
		awaitDone(index(this.tree.root()));
		awaitDone(index(this.other));
		this.goOn.countDown();
		Outcome done = awaitDone(thumbnails);
		assertThat(done.get("rendered") + done.get("issues")).isEqualTo(4);
		this.jobs.volume().leave();
		awaitDone(thumbnails(this.tree.root()));
		assertThat(files()).hasSize(3);
		assertWhole();
	}

}
