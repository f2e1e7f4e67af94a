package dev.driveyard.catalogue.scan;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Rows;
import dev.driveyard.catalogue.scan.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.scan.LostAndFound.Lost;
import dev.driveyard.catalogue.scan.LostAndFound.LostEntry;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link LostAndFound} on both databases.
 */
@ParameterizedClass
@EnumSource
class LostAndFoundTests {

	private final TestLibrary library;

	private final LostAndFound lostAndFound;

	private final Rows rows;

	LostAndFoundTests(Dialect dialect) {
		this.library = TestLibrary.shared(dialect);
		this.lostAndFound = this.library.get(LostAndFound.class);
		this.rows = new Rows(this.library);
	}

	/**
	 * The root 1 holds a (2), which holds x (3), and a.b (4); each holds one file, its id
	 * plus 10.
	 */
	@BeforeEach
	void makeTree() {
		this.rows.directory(1, 1, null, "");
		this.rows.directory(1, 2, 1L, "a");
		this.rows.directory(1, 3, 2L, "a/x");
		this.rows.directory(1, 4, 1L, "a.b");
		LongStream.rangeClosed(1, 4).forEach((id) -> this.rows.files(id, id + 10, "f"));
	}

	@Test
	void theLostComeInPagesByIdWithWhatIsKnownOfThem() {
		this.lostAndFound.addLost(1, List.of(new Lost(14, null, true), new Lost(11, 77L, false)));
		this.lostAndFound.addLost(2, List.of(new Lost(12, null, false)));
		assertThat(this.lostAndFound.lost(1, 0, 1)).containsExactly(new LostEntry(Rows.file(11, 1, "f"), 77L, false));
		assertThat(this.lostAndFound.lost(1, 11, 5)).containsExactly(new LostEntry(Rows.file(14, 4, "f"), null, true));
		assertThat(this.lostAndFound.lost(1, 14, 5)).isEmpty();
	}

	@Test
	void replayingLostAndFoundChangesNothing() {
		for (int i = 0; i < 2; i++) {
			this.lostAndFound.addLost(1, List.of(new Lost(11, 77L, true)));
			this.lostAndFound.addFound(1, List.of(Rows.file(12, 2, "f")));
		}
		assertThat(this.library.count("lost_entry")).isEqualTo(1);
		assertThat(this.library.count("found_entry")).isEqualTo(1);
		this.lostAndFound.addLost(1, List.of(new Lost(11, null, false)));
		assertThat(this.lostAndFound.lost(1, 0, 5)).extracting(LostEntry::replacedBy, LostEntry::leftOut)
			.containsExactly(org.assertj.core.api.Assertions.tuple(null, false));
	}

	@Test
	void aFoundEntryIsLikeALostOneByVolumeAndInode() {
		Entry lost = Rows.file(11, 1, "f");
		Entry sameInode = new Entry(50, 4L, "new", lost.stat(), Rows.VOLUME, null);
		Entry otherVolume = new Entry(51, 4L, "other", lost.stat(), Rows.VOLUME + 1, null);
		this.library.get(CatalogueWriter.class).insert(List.of(sameInode, otherVolume));
		assertThat(this.lostAndFound.hasFound()).isFalse();
		this.lostAndFound.addFound(1, List.of(sameInode, otherVolume, Rows.file(12, 2, "f")));
		assertThat(this.lostAndFound.hasFound()).isTrue();
		assertThat(this.lostAndFound.foundLike(lost)).containsExactly(sameInode);
	}

	@Test
	void filesBelowALostDirectoryThatAreElsewhereNowAreFound() {
		Entry moved = new Entry(50, 4L, "new", Rows.file(13, 3, "f").stat(), Rows.VOLUME, null);
		Entry beside = new Entry(51, 1L, "two", Rows.file(14, 4, "f").stat(), Rows.VOLUME, null);
		this.library.get(CatalogueWriter.class).insert(List.of(moved, beside));
		this.lostAndFound.addFound(1, List.of(moved, beside));
		assertThat(this.lostAndFound.foundFrom(known(2))).containsExactly(Rows.file(13, 3, "f"));
		assertThat(this.lostAndFound.foundFrom(known(1))).extracting(Entry::id).containsExactlyInAnyOrder(13L, 14L);
	}

	@Test
	void removingATreeTakesAllOfItAndNothingBesideIt() {
		this.lostAndFound.addLost(1,
				List.of(new Lost(2, null, false), new Lost(13, null, false), new Lost(14, null, false)));
		this.lostAndFound.addFound(1, List.of(Rows.file(12, 2, "f")));
		assertThat(this.lostAndFound.removeTree(known(2))).isEqualTo(4);
		assertThat(ids("entry", "id")).containsExactly(1L, 4L, 11L, 14L);
		assertThat(ids("directory", "id")).containsExactly(1L, 4L);
		assertThat(ids("lost_entry", "entry_id")).containsExactly(14L);
		assertThat(this.library.count("found_entry")).isZero();
		assertThat(this.lostAndFound.removeTree(known(4))).isEqualTo(2);
	}

	@Test
	void removingTheRootTakesWhatLostItsPlaceToo() {
		this.rows.directory(2, 30, null, "");
		try (CatalogueReader reader = this.library.catalogue()) {
			this.library.get(CatalogueWriter.class)
				.relocate(Relocation.displace(Objects.requireNonNull(reader.entry(2)), 1));
		}
		this.lostAndFound.removeTree(known(1));
		assertThat(ids("directory", "id")).containsExactly(30L);
		assertThat(this.library.client()
			.sql("SELECT count(*) FROM entry WHERE parent_id <> 0 OR parent_id IS NULL")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void aKeptEntryIsNoLongerLostAndItsDirectoryIsComparedAgain() {
		this.lostAndFound.addLost(1, List.of(new Lost(12, null, false), new Lost(13, null, false)));
		this.lostAndFound.keep(List.of(12L));
		assertThat(ids("lost_entry", "entry_id")).containsExactly(13L);
		assertThat(known(2).listing()).isNull();
		assertThat(known(3).listing()).isEqualTo("digest3");
	}

	@Test
	void removedAndFoundEntriesLeaveBothLists() {
		this.lostAndFound.addLost(1, List.of(new Lost(11, null, false), new Lost(12, null, false)));
		this.lostAndFound.addFound(1, List.of(Rows.file(11, 1, "f"), Rows.file(12, 2, "f"), Rows.file(13, 3, "f")));
		this.lostAndFound.remove(List.of(11L));
		this.lostAndFound.found(List.of(12L));
		assertThat(this.library.count("lost_entry")).isZero();
		assertThat(ids("found_entry", "entry_id")).containsExactly(13L);
		assertThat(ids("entry", "id")).doesNotContain(11L).contains(12L);
		this.lostAndFound.clearFound(2);
		assertThat(this.library.count("found_entry")).isEqualTo(1);
		this.lostAndFound.clearFound(1);
		assertThat(this.library.count("found_entry")).isZero();
	}

	private KnownDirectory known(long id) {
		try (CatalogueReader reader = this.library.catalogue()) {
			return Objects.requireNonNull(reader.directoryById(id));
		}
	}

	private List<Long> ids(String table, String column) {
		return this.library.client()
			.sql("SELECT " + column + " FROM " + table + " ORDER BY 1")
			.query(Long.class)
			.list();
	}

}
