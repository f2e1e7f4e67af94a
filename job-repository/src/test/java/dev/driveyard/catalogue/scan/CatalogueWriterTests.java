package dev.driveyard.catalogue.scan;

import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Rows;
import dev.driveyard.catalogue.scan.CatalogueWriter.Relocation;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link CatalogueWriter} and {@link CatalogueReader} on both databases.
 */
@ParameterizedClass
@EnumSource
class CatalogueWriterTests {

	private final TestLibrary library;

	private final CatalogueWriter writer;

	private final Rows rows;

	private CatalogueReader reader;

	CatalogueWriterTests(Dialect dialect) {
		this.library = TestLibrary.shared(dialect);
		this.writer = this.library.get(CatalogueWriter.class);
		this.rows = new Rows(this.library);
	}

	@BeforeEach
	void open() {
		this.reader = this.library.catalogue();
	}

	@AfterEach
	void close() {
		this.reader.close();
	}

	@Test
	void whatIsInsertedIsReadBackToTheLastBit() {
		Entry root = Rows.entry(1, null, "", FileKind.DIRECTORY, 4096);
		Entry link = Rows.entry(2, 1L, "a\nb\uEFFF😀", FileKind.LINK, 7);
		FileAttributes most = new FileAttributes(FileKind.SPECIAL, Long.MAX_VALUE, Long.MIN_VALUE, -1, -2, 0xFFFF,
				0xFFFF_FFFFL, 0xFFFF_FFFFL, Integer.MAX_VALUE, null);
		Entry special = new Entry(Long.MAX_VALUE, 1L, "x", most, Long.MAX_VALUE, null);
		this.writer.insert(List.of(root, link, special));
		assertThat(this.reader.entry(1)).isEqualTo(root);
		assertThat(this.reader.childrenOf(1)).containsExactlyInAnyOrder(link, special);
		assertThat(this.reader.childOf(1, link.name())).isEqualTo(link);
		assertThat(this.reader.childOf(1, "absent")).isNull();
	}

	@Test
	void aDirectoryNeverHasTwoChildrenOfOneName() {
		this.rows.files(1, 10, "a", "A", "a ");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.rows.files(1, 20, "a"));
		assertThat(this.reader.childrenOf(1)).extracting(Entry::id).containsExactlyInAnyOrder(10L, 11L, 12L);
	}

	@Test
	void anUpdateReplacesPlaceStatAndContentAndNothingElse() {
		this.rows.files(1, 10, "a", "b");
		Entry changed = new Entry(10, 2L, "c", Rows.stat(FileKind.LINK, 99, 55), 8, 3L);
		this.writer.update(List.of(changed));
		assertThat(this.reader.entry(10)).isEqualTo(changed);
		assertThat(this.reader.entry(11)).isEqualTo(Rows.file(11, 1, "b"));
	}

	@Test
	void aDirectoryIsFoundByPathInodeAndParent() {
		this.rows.directory(1, 1, null, "");
		this.rows.directory(1, 2, 1L, "a");
		this.rows.directory(2, 3, null, "");
		KnownDirectory known = new KnownDirectory(2, 1, "a", Rows.VOLUME, 2, "digest2", 1);
		assertThat(this.reader.directory(1, "a")).isEqualTo(known);
		assertThat(this.reader.directory(2, "a")).isNull();
		assertThat(this.reader.directoryByInode(Rows.VOLUME, 2)).isEqualTo(known);
		assertThat(this.reader.directoryByInode(Rows.VOLUME + 1, 2)).isNull();
		assertThat(this.reader.directoryById(2)).isEqualTo(known);
		assertThat(this.reader.directoriesIn(1)).containsExactly(known);
		assertThat(this.reader.directory(2, "")).extracting(KnownDirectory::id).isEqualTo(3L);
	}

	@Test
	void savingADirectoryAgainKeepsItsPlaceAndMarksItDirty() {
		this.rows.directory(1, 2, 1L, "a");
		this.library.client().sql("UPDATE directory SET dirty = 0, tree_bytes = 5").update();
		this.writer.saveDirectories(
				List.of(new CatalogueWriter.DirectoryState(2, 9, 9L, "elsewhere", 9, 8, 77, null, 1, 2, 3)));
		assertThat(this.reader.directory(1, "a")).isEqualTo(new KnownDirectory(2, 1, "a", 8, 77, null, 3));
		assertThat(this.library.client().sql("SELECT dirty + tree_bytes FROM directory").query(Long.class).single())
			.isEqualTo(6);
	}

	@Test
	void aMovedDirectoryTakesAllBelowItAlongAndNothingBesideIt() {
		tree();
		this.rows.move(3, 1, 2, "b/ä/a😀");
		assertThat(paths()).containsExactlyInAnyOrder("1:0:1:", "1:1:2:b", "1:3:3:b/ä/a😀", "1:4:4:b/ä/a😀/x",
				"1:5:5:b/ä/a😀/x/y", "1:1:6:a😀.b", "1:1:7:a😀0", "1:1:9:a", "2:1:8:a😀");
		assertThat(this.reader.entry(3)).extracting(Entry::parent, Entry::name).containsExactly(2L, "a😀");
		assertThat(this.reader.entry(4)).extracting(Entry::parent, Entry::name).containsExactly(3L, "x");
	}

	@Test
	void aDirectoryMovesToAnotherLocation() {
		tree();
		this.rows.move(3, 2, 8, "a😀/new");
		assertThat(paths()).contains("2:2:3:a😀/new", "2:3:4:a😀/new/x", "2:4:5:a😀/new/x/y", "1:1:6:a😀.b");
		assertThat(this.reader.directory(1, "a😀")).isNull();
	}

	@Test
	void anEntryThatIsNoLongerWhereItWasIsLeftAlone() {
		tree();
		this.library.get(LostAndFound.class).addLost(1, List.of(new LostAndFound.Lost(3, null, false)));
		List<String> before = paths();
		this.writer.relocate(new Relocation(3, true, 99L, 1, 2, "z", "b/z", 2));
		assertThat(paths()).isEqualTo(before);
		assertThat(this.reader.entry(3)).extracting(Entry::name).isEqualTo("a😀");
	}

	@Test
	void aDisplacedDirectoryMakesRoomAndComesBackWithAllBelowIt() {
		tree();
		Entry displaced = Objects.requireNonNull(this.reader.entry(3));
		this.writer.relocate(Relocation.displace(displaced, 1));
		assertThat(paths()).contains("1:0:3://3", "1:1:4://3/x", "1:2:5://3/x/y");
		assertThat(this.reader.entry(3)).extracting(Entry::parent, Entry::name).containsExactly(0L, "3");
		this.rows.directory(1, 20, 1L, "a😀");
		this.rows.move(3, 1, 20, "a😀/old");
		assertThat(paths()).contains("1:1:20:a😀", "1:2:3:a😀/old", "1:3:4:a😀/old/x", "1:4:5:a😀/old/x/y");
	}

	@Test
	void aRelocatedFileIsNoLongerLost() {
		this.rows.files(1, 10, "a");
		this.library.get(LostAndFound.class).addLost(1, List.of(new LostAndFound.Lost(10, null, false)));
		this.writer.relocate(new Relocation(10, false, 1L, 1, 2, "b", "", 0));
		assertThat(this.reader.entry(10))
			.isEqualTo(new Entry(10, 2L, "b", Rows.file(10, 1, "a").stat(), Rows.VOLUME, null));
		assertThat(this.library.count("lost_entry")).isZero();
	}

	/**
	 * Siblings whose names sort around the moved one's slash, and one in another
	 * location.
	 */
	private void tree() {
		this.rows.directory(1, 1, null, "");
		this.rows.directory(1, 2, 1L, "b");
		this.rows.directory(1, 3, 1L, "a😀");
		this.rows.directory(1, 4, 3L, "a😀/x");
		this.rows.directory(1, 5, 4L, "a😀/x/y");
		this.rows.directory(1, 6, 1L, "a😀.b");
		this.rows.directory(1, 7, 1L, "a😀0");
		this.rows.directory(1, 9, 1L, "a");
		this.rows.directory(2, 8, 30L, "a😀");
	}

	private List<String> paths() {
		return this.library.client()
			.sql("SELECT location_id || ':' || depth || ':' || id || ':' || path FROM directory ORDER BY id")
			.query(String.class)
			.list();
	}

}
