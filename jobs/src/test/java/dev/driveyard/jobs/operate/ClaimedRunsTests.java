package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.ClaimStore.Held;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.parameters.JobParameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * No two runs work on the same, whatever process they are of: each library is opened
 * twice here, as two processes open it.
 */
@SuppressWarnings("NullAway.Init")
class ClaimedRunsTests extends JobTestBase {

	private final CountDownLatch listing = new CountDownLatch(1);

	private final CountDownLatch goOn = new CountDownLatch(1);

	private Tree tree;

	private JobFixture other;

	@BeforeEach
	void openAgain() {
		this.tree = Tree.create(this.temp.resolve("tree"));
		this.tree.fill("", 10, 2);
		this.other = JobFixture.open(this.jobs.library());
	}

	@AfterEach
	void closeOther() {
		this.goOn.countDown();
		this.other.close();
	}

	/** The other process indexes the tree until it is told to go on. */
	private long startAndHold() throws InterruptedException {
		this.other.volume().watch((path) -> {
			this.listing.countDown();
			try {
				this.goOn.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		long run = this.other.operator()
			.start(this.other.operator().prepare("index", Map.of("path", encoded("")), false));
		this.listing.await();
		return run;
	}

	private String encoded(String relative) {
		return LocalPaths.encode(relative.isEmpty() ? this.tree.root() : this.tree.path(relative));
	}

	private Address here(String path) {
		return new Address(this.jobs.bean(HostDevice.class).id(), path);
	}

	private Claim shared(String path) {
		return Claim.shared(here(path));
	}

	private Claim exclusive(String path) {
		return Claim.exclusive(here(path));
	}

	/** Something of the other process claims paths. */
	private void claim(long run, String description, Claim... claims) {
		this.other.bean(ClaimStore.class)
			.add(new Held.By(run, this.other.bean(Heartbeat.class).owner(), description), List.of(claims));
	}

	private JobRequest request(Claim... claims) {
		return new JobRequest("test", "test", "test", null, List.of(), List.of(claims), new JobParameters());
	}

	private void requireUnclaimed(Claim... claims) {
		this.jobs.bean(RunAdmission.class).requireUnclaimed(request(claims));
	}

	@Test
	void whatAnotherProcessIndexesIsNotIndexedAndNothingIsLeftOfTheAttempt() throws Exception {
		long run = startAndHold();
		assertRefused("Run " + run + " is", () -> this.jobs.index(this.tree.path("d0001")));
		assertRefused("Run " + run + " is", () -> this.jobs.index(this.tree.root()));
		assertThat(this.jobs.bean(ActiveRuns.class).count()).isZero();
		this.goOn.countDown();
		assertThat(this.other.operator().await(run).run().status()).isEqualTo(BatchStatus.COMPLETED);
		this.jobs.index(this.tree.root());
		assertThat(this.jobs.bean(ClaimStore.class).held()).isEmpty();
	}

	@Test
	void aCopyIntoATreeThatIsIndexedIsRefusedAndSaysByWhom() throws Exception {
		long run = startAndHold();
		assertThatExceptionOfType(OperateException.class)
			.isThrownBy(() -> requireUnclaimed(shared("/elsewhere"), exclusive(encoded("d0003"))))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo(FailureCode.CLAIMED);
				assertThat(ex.run()).isEqualTo(run);
				assertThat(ex.path()).isEqualTo(encoded(""));
				assertThat(ex).hasMessageContaining(this.tree.root().toString());
			});
		requireUnclaimed(shared("/elsewhere"), exclusive(encoded("") + "2"));
	}

	@Test
	void aTreeThatIsDeletedOrMovedIsNotIndexed() {
		this.jobs.index(this.tree.root()); // so that there is the location
		claim(71, "Delete a tree", exclusive(encoded("d0002")));
		assertRefused("Run 71 is working on " + this.tree.path("d0002") + ": Delete a tree.",
				() -> this.jobs.index(this.tree.root()));
		assertThatExceptionOfType(OperateException.class).as("a second deletion")
			.isThrownBy(() -> requireUnclaimed(exclusive(encoded("d0002/f1"))));
		claim(72, "Move", exclusive("/from"), exclusive("/to"));
		assertThatExceptionOfType(OperateException.class).as("an undo of it")
			.isThrownBy(() -> requireUnclaimed(exclusive("/to/a"), exclusive("/from/a")))
			.withMessageContaining("Run 72");
	}

	@Test
	void whatIsOnlyReadMayBeReadByMany() {
		claim(71, "Validate", shared(encoded("d0002")));
		requireUnclaimed(shared(encoded("")));
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> requireUnclaimed(exclusive(encoded(""))));
	}

	@Test
	void theClaimsOfADeadProcessDoNotCountAndAreRemoved() {
		claim(71, "Delete a tree", exclusive(encoded("")));
		this.jobs.sql().sql("UPDATE process SET ticks = 1").update();
		this.jobs.index(this.tree.root());
		assertThat(this.jobs.bean(ClaimStore.class).held()).isEmpty();
	}

	@Test
	void theClaimsOfAnotherMachineAreNotThoseOfThisOne() {
		this.other.bean(ClaimStore.class)
			.add(new Held.By(71, this.other.bean(Heartbeat.class).owner(), "Delete"),
					List.of(Claim.exclusive(new Address("another", encoded("")))));
		this.jobs.index(this.tree.root());
	}

	@Test
	void aProcessRunsAsManyAsItMay() throws Exception {
		startAndHold();
		Tree second = Tree.create(this.temp.resolve("second"));
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.other.index(second.root()))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.TOO_MANY_RUNS));
		assertThat(this.other.bean(RunStore.class).page(Long.MAX_VALUE, 9)).hasSize(1);
		this.jobs.index(second.root());
	}

	@Test
	void aRunIsWatchedAndStoppedByItsId() throws Exception {
		long run = startAndHold();
		assertThat(this.other.operator().progress(run).step()).isEqualTo("discover");
		assertThat(this.other.operator().progress(run + 1)).isEqualTo(RunControl.Progress.NONE);
		assertThat(this.other.operator().requestStop(run + 1)).isFalse();
		assertThat(this.jobs.operator().requestStop(run)).as("of another process").isFalse();
		assertThat(this.other.operator().requestStop(run)).isTrue();
		this.goOn.countDown();
		Run ended = this.other.operator().await(run).run();
		assertThat(ended.status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(ended.state()).isEqualTo(Run.State.STOPPED);
	}

}
