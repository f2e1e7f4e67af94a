package dev.driveyard.jobs.index;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.local.LocalPaths;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two processes that want to index the same.
 */
@Tag("thorough")
class TwoProcessTests {

	@Test
	void oneIsRefusedWhileTheOtherLivesAndGoesOnOnceItIsKilled(@TempDir Path folder) throws Exception {
		Path temp = folder.toRealPath();
		Tree tree = Tree.create(temp.resolve("tree"));
		tree.fill("", 4000, 2);
		Library library = TestDatabase.POSTGRESQL.library(temp.resolve("library.driveyard"));
		try (JobFixture jobs = JobFixture.open(library);
				Child child = IndexMain.start(List.of(), library.folder(), tree.root(), true, "content")) {
			child.awaitStart();
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> !jobs.bean(RunStore.class).active().isEmpty());
			assertThat(jobs.operator().recoverDead()).isEmpty();
			assertThatExceptionOfType(OperateException.class).isThrownBy(() -> jobs.index(tree.root()));
			assertThatExceptionOfType(OperateException.class).isThrownBy(() -> jobs.index(tree.path("d0001")))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.CLAIMED));
			assertThat(child.killAfter(0)).as("it had ended before").isFalse();
			assertThat(jobs.operator().recoverDead()).hasSize(1);
			jobs.index(tree.root());
			jobs.assertRight(tree.root());
		}
	}

	@ParameterizedTest
	@EnumSource
	void ofTwoThatStartAtOnceExactlyOneRuns(TestDatabase database, @TempDir Path folder) throws Exception {
		Path temp = folder.toRealPath();
		Tree tree = Tree.create(temp.resolve("tree"));
		tree.fill("", 3, 2);
		try (JobFixture one = JobFixture.create(database, temp.resolve("library.driveyard"));
				JobFixture other = JobFixture.open(one.library())) {
			one.index(tree.root()); // so that there is the location
			for (int round = 0; round < 20; round++) {
				CyclicBarrier both = new CyclicBarrier(2);
				CompletableFuture<Boolean> first = tryToRun(one, tree, both);
				CompletableFuture<Boolean> second = tryToRun(other, tree, both);
				assertThat(List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS)))
					.containsExactlyInAnyOrder(true, false);
			}
			assertThat(one.bean(RunStore.class).page(Long.MAX_VALUE, 100)).hasSize(21);
		}
	}

	/** Whether it ran; one that runs waits until the other has tried. */
	private static CompletableFuture<Boolean> tryToRun(JobFixture jobs, Tree tree, CyclicBarrier both) {
		RunOperator operator = jobs.operator();
		return CompletableFuture.supplyAsync(() -> {
			Meeting.on(both);
			AtomicBoolean listed = new AtomicBoolean();
			jobs.volume().watch((path) -> {
				if (!listed.getAndSet(true)) {
					Meeting.on(both);
				}
			});
			try {
				long run = operator
					.start(operator.prepare("index", Map.of("path", LocalPaths.encode(tree.root())), false));
				operator.await(run);
				return true;
			}
			catch (OperateException ex) {
				Meeting.on(both);
				return false;
			}
		}, (task) -> new Thread(task).start());
	}

	/** Waits at a barrier. */
	private static final class Meeting {

		private Meeting() {
		}

		static void on(CyclicBarrier barrier) {
			try {
				barrier.await(60, TimeUnit.SECONDS);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
