package dev.driveyard.jobs.operate;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.LocationRows;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EagerTransactionManager;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.Heartbeat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link LocationRemoval}.
 */
@SuppressWarnings("NullAway.Init")
class LocationRemovalTests extends JobTestBase {

	private static final int MANY = 200_000;

	private Tree tree;

	@BeforeEach
	void index() {
		this.tree = Tree.create(this.temp.resolve("tree"));
		this.tree.file("sub/deep/one", "1");
		this.tree.file("two", "2");
		assertThat(this.jobs.index(this.tree.root()).run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	private Location location() {
		return this.jobs.bean(Locations.class).all().get(0);
	}

	private JdbcClient client() {
		return this.jobs.sql();
	}

	private long count(String table) {
		return client().sql("SELECT count(*) FROM " + table).query(Long.class).single();
	}

	/** As many as in a large location, without the files. */
	private void fill() {
		String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + MANY + ")";
		client().sql(numbers + " INSERT INTO directory (id, location_id, parent_id, path, depth, volume_id, inode,"
				+ " own_bytes, own_files, own_directories, tree_bytes, tree_files, tree_directories, linked_bytes,"
				+ " dirty) SELECT 1000000 + i, ?, ?, 'd' || i, 1, ?, i, 0, 0, 0, 0, 0, 0, 0, 0 FROM n WHERE i <= 1000")
			.params(location().id(), location().rootEntry(), location().volume())
			.update();
		client().sql(numbers + " INSERT INTO entry (id, parent_id, name, kind, size, modified, changed, volume_id,"
				+ " inode, mode, owner, owner_group, links) SELECT 2000000 + i, 1000000 + 1 + i % 1000, 'f' || i, 0, 1,"
				+ " 1, 1, ?, 1000 + i, 420, 0, 0, 1 FROM n")
			.param(location().volume())
			.update();
	}

	@Test
	void allThatIsKnownIsForgottenAndNoFileIsTouched() {
		assertThat(this.jobs.bean(LocationRemoval.class).remove(location())).isEqualTo(5);
		for (String table : Set.of("location", "entry", "directory", "lost_entry", "found_entry", "claim")) {
			assertThat(count(table)).as(table).isZero();
		}
		assertThat(this.tree.path("sub/deep/one")).exists();
	}

	@Test
	void othersWriteWhileALargeLocationIsForgotten() throws Exception {
		fill();
		Location large = location();
		Set<Long> seen = new ConcurrentSkipListSet<>();
		TransactionTemplate transaction = new TransactionTemplate(this.jobs.bean(EagerTransactionManager.class));
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			Future<Long> removal = thread.submit(() -> this.jobs.bean(LocationRemoval.class).remove(large));
			while (!removal.isDone()) {
				transaction.executeWithoutResult((status) -> {
					client().sql("UPDATE location SET name = name || '.' WHERE id = ?").param(large.id()).update();
					seen.add(count("entry"));
				});
			}
			assertThat(removal.get()).isEqualTo(MANY + 5);
		}
		finally {
			thread.shutdown();
		}
		assertThat(seen.stream().filter((left) -> left > 0 && left < MANY)).as("states that others saw and wrote in")
			.hasSizeGreaterThan(5);
		assertThat(count("location")).isZero();
		assertThat(count("entry")).isZero();
		assertThat(count("directory")).isZero();
	}

	@Test
	void whileItIsForgottenNoRunBeginsThere() {
		LocationRemoval removal = new LocationRemoval(this.jobs.bean(UnclaimedWork.class),
				this.jobs.bean(ActiveRuns.class), this.jobs.bean(Heartbeat.class), this.jobs.bean(ClaimStore.class),
				new Refusing(), this.jobs.bean(Locations.class),
				new TransactionTemplate(this.jobs.bean(EagerTransactionManager.class)), this.jobs.bean(Dialect.class));
		Location known = location();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> removal.remove(known));
		assertThat(count("claim")).as("given back").isZero();
		assertThat(count("location")).isOne();
		assertThat(this.jobs.bean(LocationRemoval.class).remove(known)).as("it goes on").isEqualTo(3);
		assertThat(count("entry")).isZero();
	}

	/**
	 * Looks whether anybody else can begin, here and in another process, and fails after
	 * the first portion.
	 */
	private final class Refusing extends LocationRows {

		private int portions;

		Refusing() {
			super(LocationRemovalTests.this.jobs.bean(JdbcTemplate.class), LocationRemovalTests.this.jobs.sql(),
					LocationRemovalTests.this.jobs.bean(LostAndFound.class));
		}

		@Override
		public Portion last(long location, int folders, int most) {
			if (this.portions++ > 0) {
				throw new IllegalStateException("the disk is full");
			}
			assertThatExceptionOfType(OperateException.class)
				.isThrownBy(() -> LocationRemovalTests.this.jobs.index(LocationRemovalTests.this.tree.path("sub")))
				.withMessageContaining("is being forgotten");
			try (JobFixture other = JobFixture.open(LocationRemovalTests.this.jobs.library())) {
				assertThatExceptionOfType(OperateException.class)
					.isThrownBy(() -> other.index(LocationRemovalTests.this.tree.root()))
					.withMessageContaining("is being forgotten");
				assertThatExceptionOfType(OperateException.class)
					.isThrownBy(() -> other.bean(LocationRemoval.class).remove(location()))
					.withMessageContaining("is being forgotten");
			}
			return super.last(location, folders, 2);
		}

	}

}
