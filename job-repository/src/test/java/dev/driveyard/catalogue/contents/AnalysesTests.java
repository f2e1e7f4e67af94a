package dev.driveyard.catalogue.contents;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Rows;
import dev.driveyard.catalogue.contents.Analyses.EntryType;
import dev.driveyard.catalogue.contents.Contents.Scope;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Analyses} on both databases.
 */
@ParameterizedClass
@EnumSource
class AnalysesTests {

	private static final ContentMetadata ALL = new ContentMetadata(4032, 3024, 6,
			LocalDateTime.parse("2018-02-05T15:11:44.123"), ZoneOffset.ofHours(8), "Apple", "iPhone 8", "back camera",
			23.1779, -113.39432, -42.5, 61_250L, 29.97, "avc1", "mp4a", 5_000_000_000L, 48_000, 2, "A title",
			"An author", "An album", 17, 5_000_000_000L, "de-AT", "By hand", Instant.parse("2018-02-05T07:11:44Z"),
			Instant.parse("2019-12-31T23:59:59.999Z"));

	private final TestLibrary library;

	private final Analyses analyses;

	private final Rows rows;

	private Scope scope = new Scope(0, "", 99);

	AnalysesTests(Dialect dialect) {
		this.library = TestLibrary.shared(dialect);
		this.analyses = this.library.get(Analyses.class);
		this.rows = new Rows(this.library);
	}

	@BeforeEach
	void makeFiles() {
		Locations locations = this.library.get(Locations.class);
		long volume = locations.saveVolume("here", "uuid:1", "/", "ext4", "/dev/sda1");
		Location location = locations.add(new Location(0, "u1", "one", "here", "/data", volume, 1, 1, "{}", 5, null));
		this.rows.directory(location.id(), 1, null, "");
		this.rows.files(1, 10, "one", "two");
		this.library.client().sql("DELETE FROM content_identity").update();
		for (long id : new long[] { 10, 11 }) {
			this.library.client()
				.sql("INSERT INTO content_identity (id, uuid, size) VALUES (?, ?, 5)")
				.params(id + 100, ByteBuffer.allocate(16).putLong(8, id).array())
				.update();
			this.library.client()
				.sql("UPDATE entry SET kind = 0, size = 5, content_id = ? WHERE id = ?")
				.params(id + 100, id)
				.update();
		}
		this.scope = new Scope(location.id(), "", 99);
	}

	private Entry entry(long id) {
		return this.library.get(CatalogueQueries.class).byId(id).orElseThrow().entry();
	}

	private void save(long content, ContentMetadata metadata) {
		TypedContent typed = new TypedContent(content, "image/heic", ContentKind.IMAGE, MetadataState.FOUND, metadata);
		this.analyses.save(List.of(typed), List.of());
	}

	@Test
	void everythingThatAFileSaysIsKept() {
		save(110, ALL);
		assertThat(this.analyses.metadataOf(110)).contains(ALL);
		assertThat(this.analyses.stateOf(110)).contains(MetadataState.FOUND);
		assertThat(this.analyses.metadataOf(111)).isEmpty();
		assertThat(this.analyses.stateOf(111)).isEmpty();
	}

	@Test
	void whatItDoesNotSayIsNotKnownAndTheLastWordCounts() {
		save(110, ALL);
		ContentMetadata little = new ContentMetadata(null, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null, null, null, null, "Only a title", null, null, null, null, null, null, null,
				null);
		save(110, little);
		assertThat(this.analyses.metadataOf(110)).contains(little);
		this.analyses.save(
				List.of(new TypedContent(110, "image/heic", ContentKind.IMAGE, MetadataState.MALFORMED, null)),
				List.of());
		assertThat(this.analyses.metadataOf(110)).isEmpty();
		assertThat(this.analyses.stateOf(110)).contains(MetadataState.MALFORMED);
	}

	@Test
	void anEntryIsPendingUntilItsTypeIsKnown() {
		assertThat(this.analyses.pending(this.scope, 0, 10)).extracting((file) -> file.file().entry().id())
			.containsExactly(10L, 11L);
		save(111, ALL);
		assertThat(this.analyses.pending(this.scope, 10, 10)).singleElement().satisfies((file) -> {
			assertThat(file.contentType()).isEqualTo("image/heic");
			assertThat(file.state()).isEqualTo(MetadataState.FOUND);
		});
		this.analyses.save(List.of(),
				List.of(new TypedEntry(entry(10), "text/plain", ContentKind.TEXT, "image/png", ContentKind.IMAGE)));
		assertThat(this.analyses.countPending(this.scope)).isEqualTo(1);
		assertThat(this.analyses.typeOf(10)).contains(new EntryType("text/plain", ContentKind.TEXT, "image/png"));
		assertThat(this.analyses.typeOf(11)).isEmpty();
	}

	@Test
	void anEntryThatWasRenamedOrEditedMeanwhileStaysPending() {
		List<TypedEntry> typed = List.of(
				new TypedEntry(entry(10), "text/plain", ContentKind.TEXT, null, ContentKind.UNKNOWN),
				new TypedEntry(entry(11), "text/plain", ContentKind.TEXT, null, ContentKind.UNKNOWN));
		this.library.client().sql("UPDATE entry SET name = 'renamed' WHERE id = 10").update();
		this.library.client().sql("UPDATE entry SET content_id = NULL WHERE id = 11").update();
		this.analyses.save(List.of(), typed);
		assertThat(this.analyses.typeOf(10)).isEmpty();
		assertThat(this.analyses.typeOf(11)).isEmpty();
	}

	@Test
	void aContentThatIsForgottenTakesWhatItSaysWithIt() {
		save(110, ALL);
		this.library.client().sql("UPDATE entry SET content_id = NULL WHERE id = 10").update();
		this.library.get(Contents.class).remove(List.of(110L, 111L));
		assertThat(this.library.client().sql("SELECT count(*) FROM content_metadata").query(Integer.class).single())
			.isZero();
		assertThat(this.library.get(Contents.class).find(111)).isPresent();
	}

}
