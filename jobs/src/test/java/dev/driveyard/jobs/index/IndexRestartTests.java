package dev.driveyard.jobs.index;

import dev.driveyard.jobs.testing.Outcome;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.jobs.operate.OperateException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs that stop or fail and are resumed: nothing is lost, nothing is counted twice. The
 * tree is large enough for several chunks.
 */
@Tag("thorough")
class IndexRestartTests extends IndexTestBase {

	private static final int DIRECTORIES = 1250;

	private static final int FILES = 9;

	private static final long ALL = DIRECTORIES * (FILES + 1L);

	private void fillTree() {
		this.tree.fill("", DIRECTORIES, FILES);
	}

	private Outcome run() {
		return this.index.run(this.tree.root());
	}

	/** Fails the listing of a directory. */
	private void failAt(String directory) {
		this.index.volume().watch((path) -> {
			if (path.endsWith(directory)) {
				throw new IllegalStateException("sabotage");
			}
		});
	}

	/** A run that failed when it had committed some chunks. */
	private Outcome failInTheMiddle() {
		failAt("d1200");
		Outcome failed = run().requireFailed("sabotage");
		assertThat(find("d0001")).isNotNull();
		this.index.volume().leave();
		return failed;
	}

	@Test
	void aStoppedRunEndsAtAChunkBoundaryAndGoesOnWithExactCounts() {
		fillTree();
		AtomicInteger listed = new AtomicInteger();
		this.index.volume().watch((path) -> {
			if (listed.incrementAndGet() == 100) {
				this.index.requestStop();
			}
		});
		Outcome stopped = run();
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		long rows = this.index.catalogue().entries().size() - 1L;
		assertThat(rows).isBetween(1L, ALL - 1).isEqualTo(stopped.get("new"));
		this.index.volume().leave();
		Outcome done = index();
		assertThat(done.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(done.changes()).isEqualTo("new " + ALL);
		assertRight();
	}

	@Test
	void aRunWhoseDiskFailedGoesOnWithExactCounts() {
		fillTree();
		Outcome failed = failInTheMiddle();
		assertThat(this.index.catalogue().entries()).hasSizeBetween(2000, (int) ALL);
		Outcome done = index();
		assertThat(done.run().instance()).isEqualTo(failed.run().instance());
		assertThat(done.changes()).isEqualTo("new " + ALL);
		assertThat(done.get("seen")).isEqualTo(ALL);
		assertRight();
	}

	@Test
	void aRunWhoseDatabaseFailedGoesOnWithExactCounts() {
		fillTree();
		this.tree.file("d1150/poison", "x");
		this.index.sabotage("INSERT", "entry", "NEW.name = 'poison'");
		run().requireFailed("sabotage");
		assertThat(find("d0000/f0")).isNotNull();
		assertThat(find("d1149")).isNotNull();
		assertThat(find("d1150/f0")).isNull();
		this.index.repair();
		assertThat(index().changes()).isEqualTo("new " + (ALL + 1));
		assertRight();
	}

	@Test
	void whatHappensBetweenAFailureAndTheRestartIsSeen() {
		fillTree();
		failInTheMiddle();
		this.tree.remove("d0001");
		this.tree.remove("d0002/f3");
		this.tree.file("d0003/added", "added");
		this.tree.file("d0003/new/added", "added");
		this.tree.append("d0004/f0", "edited");
		this.tree.move("d0005/f1", "d0006/renamed");
		this.tree.move("d0007", "d0008/moved");
		this.tree.move("d0009", "d1225/moved");
		this.tree.move("d1226", "d0010/moved");
		this.tree.move("d0011/f1", "d1227/moved");
		this.tree.move("d1228/f1", "d0012/moved");
		this.tree.move("d0013", "t");
		this.tree.move("d0014", "d0013");
		this.tree.move("t", "d0014");
		this.tree.remove("d1230");
		index();
		assertRight();
	}

	@Test
	void aRescanThatFailedKeepsIdentitiesWhenItGoesOn() {
		fillTree();
		index();
		long file = id("d0100/f1");
		long directory = id("d0200");
		long late = id("d1225");
		this.tree.move("d0100/f1", "d1228/f1moved");
		this.tree.move("d0200", "d1229/moved");
		this.tree.move("d1225", "d0300/moved");
		this.tree.remove("d0400");
		this.tree.fill("d0500", 900, 9);
		failInTheMiddle();
		Outcome done = index();
		assertThat(done.changes()).isEqualTo("new 9000, changed 5, moved 3, removed 10");
		assertThat(id("d1228/f1moved")).isEqualTo(file);
		assertThat(id("d1229/moved")).isEqualTo(directory);
		assertThat(id("d0300/moved")).isEqualTo(late);
		assertRight();
	}

	@Test
	void aRunThatFailedAsItReconciledGoesOn() {
		this.tree.fill("old", 40, 30);
		index();
		long first = id("old/d0000/f0");
		long last = id("old/d0039/f29");
		this.tree.directory("new");
		for (int i = 0; i < 40; i++) {
			String name = String.format("/d%04d", i);
			this.tree.directory("new" + name);
			for (int f = 0; f < 30; f++) {
				this.tree.move("old" + name + "/f" + f, "new" + name + "/f" + f);
			}
		}
		this.index.sabotage("UPDATE OF parent_id", "entry", "OLD.id = " + last);
		run().requireFailed("sabotage");
		this.index.repair();
		assertThat(index().changes()).isEqualTo("new 41, changed 40, moved 1200");
		assertThat(id("new/d0000/f0")).isEqualTo(first);
		assertThat(id("new/d0039/f29")).isEqualTo(last);
		assertRight();
	}

	@Test
	void aRunThatFailedAsItSummedUpGoesOn() {
		this.tree.fill("a/b", 30, 3);
		this.index.sabotage("UPDATE OF tree_bytes", "directory", "NEW.path = 'a/b'");
		run().requireFailed("sabotage");
		this.tree.remove("a/b/d0003");
		this.tree.file("a/b/d0004/f0", "more");
		this.index.repair();
		index();
		assertRight();
	}

	@Test
	void hardLinksThatChangeWhileTheirCountIsInterruptedAreCountedAnew() {
		for (int i = 0; i < 1200; i++) {
			this.tree.file("a/f" + i, "12345");
			this.tree.directory("b");
			this.tree.link("b/f" + i, "a/f" + i);
		}
		this.index.sabotage("UPDATE OF linked_bytes", "directory", "NEW.path = 'a' AND NEW.linked_bytes > 3000");
		run().requireFailed("sabotage");
		this.index.repair();
		this.tree.remove("b/f0");
		this.tree.remove("b/f1");
		this.tree.remove("a/f1");
		this.tree.directory("c");
		this.tree.move("b/f2", "c/f2");
		index();
		assertRight();
	}

	@Test
	void aCompletedRunCanNotBeRestartedButRepeated() {
		this.tree.file("one.txt", "1");
		Outcome done = index();
		assertThatExceptionOfType(OperateException.class)
			.isThrownBy(() -> this.index.operator().prepareRestart(done.run().id()))
			.withMessageContaining("is completed");
		Outcome again = index();
		assertThat(again.run().instance()).isNotEqualTo(done.run().instance());
		assertThat(again.get("unchanged")).isEqualTo(1);
	}

	@Test
	void whatAppearsBehindThePlaceWhereARunWasCutShortIsFoundWithAllBelow() {
		fillTree();
		failInTheMiddle();
		this.tree.fill("zz/new", 3, 2);
		index();
		assertRight();
	}

	@Test
	void aFailedRunIsRestartedByItsNumber() {
		fillTree();
		Outcome failed = failInTheMiddle();
		Outcome done = this.index.execute(this.index.operator().prepareRestart(failed.run().id())).requireCompleted();
		assertThat(done.run().instance()).isEqualTo(failed.run().instance());
		assertThat(done.changes()).isEqualTo("new " + ALL);
		assertThatExceptionOfType(OperateException.class)
			.isThrownBy(() -> this.index.operator().prepareRestart(failed.run().id()))
			.withMessageContaining("was followed by run " + done.run().id());
	}

	@Test
	void startingAfreshAbandonsTheRunThatFailed() {
		fillTree();
		Outcome failed = failInTheMiddle();
		long rows = this.index.catalogue().entries().size() - 1L;
		Outcome done = this.index.run(this.tree.root(), Map.of(), true).requireCompleted();
		assertThat(done.run().instance()).isNotEqualTo(failed.run().instance());
		assertThat(this.index.operator().require(failed.run().id()).status()).isEqualTo(BatchStatus.ABANDONED);
		assertThat(done.get("new")).isEqualTo(ALL - rows);
		assertThat(done.get("seen")).isEqualTo(ALL);
		assertRight();
	}

	@Test
	void aRunStoppedAgainAndAgainEndsRight() {
		this.tree.fill("", 2500, FILES);
		this.tree.link("d0000/linked", "d2400/f1");
		for (int i = 0; i < 3; i++) {
			this.index.volume().watch((path) -> this.index.requestStop());
			assertThat(run().run().status()).isEqualTo(BatchStatus.STOPPED);
		}
		this.index.volume().leave();
		assertThat(index().changes()).isEqualTo("new 25001");
		assertRight();
	}

}
