package dev.driveyard.catalogue;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.catalogue.CatalogueQueries.Order;
import dev.driveyard.catalogue.CatalogueQueries.Search;
import dev.driveyard.catalogue.CatalogueQueries.Totals;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import dev.driveyard.files.FileKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link CatalogueQueries} on both databases.
 */
@ParameterizedClass
@EnumSource
class CatalogueQueriesTests {

	private static final Search ANY = new Search(null, null, List.of(), null, null, null, null, null, List.of(),
			Order.ID);

	private final TestLibrary library;

	private final CatalogueQueries queries;

	private final Rows rows;

	private Location location;

	CatalogueQueriesTests(Dialect dialect) {
		this.library = TestLibrary.shared(dialect);
		this.queries = this.library.get(CatalogueQueries.class);
		this.rows = new Rows(this.library);
	}

	@BeforeEach
	void makeTree() {
		Locations locations = this.library.get(Locations.class);
		long volume = locations.saveVolume("here", "uuid:1", "/", "ext4", "/dev/sda1");
		this.location = locations.add(new Location(0, "u1", "one", "here", "/data", volume, 1, 1, "{}", 5, null));
		Location other = locations.add(new Location(0, "u2", "two", "here", "/", volume, 50, 50, "{}", 5, null));
		this.rows.directory(this.location.id(), 1, null, "");
		this.rows.directory(this.location.id(), 2, 1L, "a");
		this.rows.directory(this.location.id(), 3, 2L, "a/x");
		this.rows.directory(this.location.id(), 4, 1L, "a.b");
		this.rows.directory(other.id(), 50, null, "");
		this.rows.files(1, 10, "B.TXT", "b.txt", "_c.tar.gz", "%d", "\uEFFFe", "😀f", ".txt");
		this.rows.files(3, 20, "deep.JPG", "deep.jp_g");
		this.rows.files(4, 30, "beside.jpg");
		this.rows.files(50, 60, "etc.txt");
	}

	@Test
	void anEntryIsFoundByItsPath() {
		assertThat(this.queries.at(this.location, ""))
			.hasValueSatisfying((item) -> assertThat(item.entry().id()).isOne());
		assertThat(this.queries.at(this.location, "a/x/deep.JPG").map((item) -> item.entry().id())).hasValue(20L);
		assertThat(this.queries.at(this.location, "a/x").map((item) -> item.entry().id())).hasValue(3L);
		assertThat(this.queries.at(this.location, "a/y")).isEmpty();
		assertThat(this.queries.at(this.location, "etc.txt")).isEmpty();
		assertThat(this.queries.byId(99)).isEmpty();
	}

	@Test
	void aVisitedDirectoryHasTotalsWithHardLinksOnce() {
		this.library.client()
			.sql("UPDATE directory SET tree_bytes = 500, linked_bytes = 7, tree_files = 3, tree_directories = 2"
					+ " WHERE id = 2")
			.update();
		Item directory = this.queries.byId(2).orElseThrow();
		assertThat(directory.totals()).isEqualTo(new Totals(507, 3, 2));
		assertThat(directory.bytes()).isEqualTo(507);
		Item file = this.queries.byId(10).orElseThrow();
		assertThat(file.totals()).isNull();
		assertThat(file.bytes()).isEqualTo(100);
	}

	@Test
	void childrenComeInByteOrderInPages() {
		List<String> names = new ArrayList<>();
		String after = "";
		List<Item> page = this.queries.children(1, null, after, 2);
		while (!page.isEmpty()) {
			page.forEach((item) -> names.add(item.entry().name()));
			after = names.get(names.size() - 1);
			page = this.queries.children(1, null, after, 2);
		}
		assertThat(names).containsExactly("%d", ".txt", "B.TXT", "_c.tar.gz", "a", "a.b", "b.txt", "\uEFFFe", "😀f");
	}

	@Test
	void childrenOfOneKindAreTold() {
		assertThat(this.queries.children(1, FileKind.DIRECTORY, "", 10)).extracting((item) -> item.entry().name())
			.containsExactlyElementsOf(this.queries.children(1, null, "", 100)
				.stream()
				.filter((item) -> item.entry().stat().kind() == FileKind.DIRECTORY)
				.map((item) -> item.entry().name())
				.toList())
			.contains("a");
		assertThat(this.queries.children(1, FileKind.LINK, "", 10)).isEmpty();
	}

	@Test
	void everyPlacedEntryIsFoundInPagesByIdWithItsPath() {
		List<String> paths = new ArrayList<>();
		List<FoundItem> page = this.queries.find(ANY, 0, 3);
		while (!page.isEmpty()) {
			page.forEach((item) -> paths.add(item.path()));
			page = this.queries.find(ANY, page.get(page.size() - 1).item().entry().id(), 3);
		}
		assertThat(paths).hasSize(14)
			.doesNotHaveDuplicates()
			.startsWith("/data/a", "/data/a/x", "/data/a.b", "/data/B.TXT")
			.endsWith("/data/a.b/beside.jpg", "/etc.txt");
	}

	@Test
	void whatLostItsPlaceIsNotFound() {
		this.library.get(CatalogueWriter.class)
			.relocate(CatalogueWriter.Relocation.displace(this.queries.byId(2).orElseThrow().entry(),
					this.location.id()));
		assertThat(find(names("deep*"))).isEmpty();
		assertThat(find(names("2"))).isEmpty();
	}

	@Test
	void globsMustAllMatchWithTheirCase() {
		assertThat(find(names("*.txt"))).containsExactly(11L, 16L, 60L);
		assertThat(find(names("*.TXT"))).containsExactly(10L);
		assertThat(find(names("?f"))).containsExactly(15L);
		assertThat(find(names("[!a-z]*", "*[cd]*"))).containsExactly(12L, 13L);
	}

	@Test
	void extensionsMatchWithAnyCaseAndNoWildcards() {
		assertThat(find(extensions("jpg"))).containsExactly(20L, 30L);
		assertThat(find(extensions(".JPG", "tar.gz"))).containsExactly(12L, 20L, 30L);
		assertThat(find(extensions("jp_g"))).containsExactly(21L);
		assertThat(find(extensions("txt"))).containsExactly(10L, 11L, 60L);
		assertThat(find(extensions("%"))).isEmpty();
	}

	@Test
	void belowADirectoryIsNotBesideIt() {
		assertThat(
				find(new Search(this.location.id(), "a", List.of(), null, null, null, null, null, List.of(), Order.ID)))
			.containsExactly(3L, 20L, 21L);
		assertThat(find(
				new Search(this.location.id(), "a.b", List.of(), null, null, null, null, null, List.of(), Order.ID)))
			.containsExactly(30L);
		assertThat(find(new Search(this.location.id(), "", List.of(), FileKind.DIRECTORY, null, null, null, null,
				List.of(), Order.ID)))
			.containsExactly(2L, 3L, 4L);
	}

	@Test
	void sizesAndTimesBoundWhatIsFound() {
		assertThat(find(new Search(null, null, List.of(), null, 150L, 210L, null, null, List.of(), Order.ID)))
			.containsExactly(15L, 16L, 20L, 21L);
		long modified = Rows.stat(FileKind.FILE, 0, 0).modified();
		assertThat(
				find(new Search(null, null, List.of(), null, null, null, modified, modified + 1, List.of(), Order.ID)))
			.hasSize(14);
		assertThat(find(new Search(null, null, List.of(), null, null, null, null, modified, List.of(), Order.ID)))
			.isEmpty();
		assertThat(find(new Search(null, null, List.of(), null, null, null, modified + 1, null, List.of(), Order.ID)))
			.isEmpty();
	}

	@Test
	void theLargestOrTheFirstByNameComeFirst() {
		assertThat(this.queries.find(order(Order.SIZE), 0, 3)).extracting((found) -> found.item().entry().id())
			.containsExactly(60L, 30L, 21L);
		assertThat(this.queries.find(order(Order.NAME), 0, 3)).extracting((found) -> found.item().entry().name())
			.containsExactly("%d", ".txt", "B.TXT");
		assertThat(this.queries.find(order(Order.MODIFIED), 0, 3)).extracting((found) -> found.item().entry().id())
			.containsExactly(2L, 3L, 4L);
	}

	private List<Long> find(Search search) {
		return this.queries.find(search, 0, 100).stream().map((found) -> found.item().entry().id()).toList();
	}

	private static Search names(String... globs) {
		return new Search(null, null, List.of(globs), null, null, null, null, null, List.of(), Order.ID);
	}

	private static Search extensions(String... extensions) {
		return new Search(null, null, List.of(), null, null, null, null, null, List.of(extensions), Order.ID);
	}

	private static Search order(Order order) {
		return new Search(null, null, List.of(), null, null, null, null, null, List.of(), order);
	}

}
