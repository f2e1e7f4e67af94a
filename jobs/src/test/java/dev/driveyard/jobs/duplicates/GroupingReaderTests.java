package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.DuplicateFolders.Folder;
import dev.driveyard.catalogue.DuplicateSelection.Part;
import dev.driveyard.catalogue.Locations;
import dev.driveyard.jobs.duplicates.GroupingItem.AllFound;
import dev.driveyard.jobs.duplicates.GroupingItem.EqualFiles;
import dev.driveyard.jobs.duplicates.GroupingItem.KnownFolders;
import dev.driveyard.jobs.duplicates.GroupingItem.NothingYet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link GroupingReader} waits for what it depends on to be committed, and goes on
 * strictly after what it handed out.
 */
@SuppressWarnings("NullAway.Init")
class GroupingReaderTests extends DuplicateTestBase {

	/** Of a job that has grouped nothing yet. */
	private static final long INSTANCE = 4711;

	private DuplicateParts parts;

	private DuplicateParameters parameters;

	@BeforeEach
	void index() {
		this.tree.file("a/b/one", "same");
		this.tree.file("c/two", "same");
		this.jobs.index(this.tree.root(), Map.of("mode", "content"));
		this.parts = this.jobs.bean(DuplicateParts.class);
		long location = this.jobs.bean(Locations.class).all().get(0).id();
		this.parameters = DuplicateRequest.MODEL.parse(Map.of("refresh", false)).among(List.of(new Part(location, "")));
	}

	private GroupingReader open(ExecutionContext context) {
		GroupingReader reader = new GroupingReader(this.parts, this.parameters, INSTANCE, () -> false);
		reader.open(context);
		return reader;
	}

	@Test
	void itWaitsAsLongAsNothingIsCommitted() {
		GroupingReader reader = open(new ExecutionContext());
		assertThat(reader.read()).isInstanceOf(EqualFiles.class);
		for (int i = 0; i < 5; i++) {
			assertThat(reader.read()).isInstanceOf(NothingYet.class);
		}
		reader.update(new ExecutionContext());
		assertThat(reader.read()).isInstanceOf(KnownFolders.class);
		assertThat(reader.read()).isInstanceOf(NothingYet.class);
	}

	@Test
	void itGoesOnStrictlyAfterEachItemInAnotherExecution() {
		List<Object> kinds = new ArrayList<>();
		ExecutionContext context = new ExecutionContext();
		GroupingItem item = open(context).read();
		while (item != null) {
			GroupingReader reader = open(context);
			assertThat(reader.read()).isEqualTo(item);
			reader.update(context);
			if (item instanceof KnownFolders known) {
				this.parts.folders()
					.save(INSTANCE, known.ids().stream().map((id) -> new Folder(id, new byte[] { 1 }, 0, 1)).toList());
			}
			kinds.add(item.getClass());
			item = open(context).read();
		}
		assertThat(kinds).startsWith(EqualFiles.class, KnownFolders.class).endsWith(AllFound.class);
		assertThat(kinds).filteredOn(KnownFolders.class::equals).hasSize(3);
	}

}
