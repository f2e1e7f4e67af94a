package dev.driveyard.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.Statistics.Below;
import dev.driveyard.catalogue.Statistics.ContentSums;
import dev.driveyard.catalogue.Statistics.Fact;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.contents.Identified;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import dev.driveyard.files.FileAttributes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Statistics}, and who shares what by {@link Contents}, on both databases.
 */
@ParameterizedClass
@EnumSource
class StatisticsTests {

	private final TestLibrary library;

	private final Statistics statistics;

	private final Contents contents;

	private final Rows rows;

	private Location location;

	StatisticsTests(Dialect dialect) {
		this.library = TestLibrary.shared(dialect);
		this.statistics = this.library.get(Statistics.class);
		this.contents = this.library.get(Contents.class);
		this.rows = new Rows(this.library);
	}

	@BeforeEach
	void makeTree() {
		Locations locations = this.library.get(Locations.class);
		long volume = locations.saveVolume("here", "uuid:1", "/", "ext4", "/dev/sda1");
		this.location = locations.add(new Location(0, "u1", "one", "here", "/data", volume, 1, 1, "{}", 5, null));
		this.rows.directory(this.location.id(), 1, null, "");
		this.rows.directory(this.location.id(), 2, 1L, "a");
		this.rows.directory(this.location.id(), 3, 2L, "a/x");
		this.rows.directory(this.location.id(), 4, 1L, "a.b");
		this.rows.files(1, 10, "one", "two");
		this.rows.files(3, 20, "three", "four");
		this.rows.files(4, 30, "five");
	}

	private List<Fact> facts(@Nullable Below below) {
		List<Fact> facts = new ArrayList<>();
		this.statistics.forEach(below, facts::add);
		return facts;
	}

	/** Makes two entries names of one file. */
	private void link(long first, long second) {
		this.library.client()
			.sql("UPDATE entry SET links = 2, inode = 77, size = 5 WHERE id IN (?, ?)")
			.params(first, second)
			.update();
	}

	private void hold(boolean proven, int hash, long... entries) {
		List<Identified> files = new ArrayList<>();
		for (long id : entries) {
			byte[] bytes = new byte[32];
			bytes[0] = (byte) hash;
			Entry file = this.library.get(CatalogueQueries.class).byId(id).orElseThrow().entry();
			FileAttributes stat = file.stat();
			FileAttributes same = new FileAttributes(stat.kind(), 5, stat.modified(), stat.changed(), stat.inode(),
					stat.mode(), stat.owner(), stat.group(), stat.links(), null);
			files.add(new Identified(file, same, new UUID(1, hash), proven ? bytes : null, proven ? null : bytes));
		}
		this.contents.save(files);
	}

	@Test
	void everyEntryIsToldOfOnce() {
		assertThat(facts(null)).extracting(Fact::id).containsExactly(2L, 3L, 4L, 10L, 11L, 20L, 21L, 30L);
		assertThat(facts(new Below(this.location.id(), ""))).hasSize(8);
		assertThat(facts(new Below(this.location.id(), "a"))).extracting(Fact::id).containsExactly(3L, 20L, 21L);
		assertThat(facts(new Below(this.location.id() + 1, ""))).isEmpty();
	}

	@Test
	void oneNameOfAFileIsTheFirst() {
		link(10, 21);
		assertThat(facts(null)).filteredOn((fact) -> Set.of(10L, 21L).contains(fact.id()))
			.extracting(Fact::firstName)
			.containsExactly(true, false);
		assertThat(facts(new Below(this.location.id(), "a"))).allMatch(Fact::firstName);
	}

	@Test
	void manyEntriesComeInPages() {
		List<Entry> many = new ArrayList<>();
		for (long id = 1000; id < 21_000; id++) {
			many.add(Rows.file(id, 1, "n" + id));
		}
		this.library.get(CatalogueWriter.class).insert(many);
		assertThat(facts(null)).hasSize(20_008).extracting(Fact::id).doesNotHaveDuplicates();
		this.library.client().sql("UPDATE entry SET links = 3, inode = id / 2 WHERE id >= 1000").update();
		assertThat(facts(null)).hasSize(20_008).filteredOn(Fact::firstName).hasSize(10_008);
	}

	@Test
	void onlyProvenCopiesAreThereMoreThanOnce() {
		hold(true, 1, 10, 20, 30);
		hold(false, 2, 11, 21);
		assertThat(this.statistics.contents(null)).isEqualTo(new ContentSums(5, 2, 10));
		assertThat(this.statistics.contents(new Below(this.location.id(), "a"))).isEqualTo(new ContentSums(2, 2, 0));
		link(10, 20);
		assertThat(this.statistics.contents(null)).isEqualTo(new ContentSums(5, 2, 5));
	}

	@Test
	void withoutContentsNothingIsKnown() {
		assertThat(this.statistics.contents(null)).isEqualTo(new ContentSums(0, 0, 0));
		assertThat(this.statistics.placed(List.of())).isEmpty();
		assertThat(this.statistics.placed(List.of(20L))).extracting(FoundItem::path).containsExactly("/data/a/x/three");
	}

	@Test
	void entriesThatShareAContentComeInPagesById() {
		hold(true, 1, 10, 20, 30);
		long content = this.library.client()
			.sql("SELECT content_id FROM entry WHERE id = 10")
			.query(Long.class)
			.single();
		assertThat(this.contents.countSharing(content)).isEqualTo(3);
		assertThat(this.contents.sharing(content, 0, 2)).extracting(FoundItem::path)
			.containsExactly("/data/one", "/data/a/x/three");
		assertThat(this.contents.sharing(content, 20, 2)).extracting(FoundItem::path).containsExactly("/data/a.b/five");
	}

}
