package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.duplicates.DuplicateFolders.Folder;
import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.catalogue.locations.FolderScope.Part;
import dev.driveyard.catalogue.locations.Locations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The readers of what the catalogue knows by now wait for what they depend on to be
 * committed, and go on strictly after what was handed out.
 */
@SuppressWarnings("NullAway.Init")
class GroupingReaderTests extends DuplicateTestBase {

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
		this.parameters = DuplicateRequest.MODEL.parse(Map.of("refresh", false))
			.among(new FolderScope(List.of(new Part(location, ""))));
	}

	private KnownFolderReader folders(ExecutionContext context) {
		KnownFolderReader reader = new KnownFolderReader(this.parts.folders(), this.parameters.selection(), INSTANCE,
				GroupPosition.of(0));
		reader.open(context);
		return reader;
	}

	private EqualFileReader files(ExecutionContext context) {
		EqualFileReader reader = new EqualFileReader(this.parts.groups(), this.parameters, INSTANCE);
		reader.open(context);
		return reader;
	}

	private void save(List<Long> known) {
		this.parts.folders()
			.save(INSTANCE, known.stream().map((id) -> new Folder(id, new byte[] { 1 }, 0, 1)).toList());
	}

	@Test
	void itWaitsAsLongAsNothingIsCommitted() {
		KnownFolderReader reader = folders(new ExecutionContext());
		List<Long> known = Objects.requireNonNull(reader.read());
		assertThat(known).isNotEmpty();
		for (int i = 0; i < 5; i++) {
			assertThat(reader.read()).isEmpty();
		}
		save(known);
		reader.update(new ExecutionContext());
		assertThat(reader.read()).isNotEmpty().doesNotContainAnyElementsOf(known);
		assertThat(reader.read()).isEmpty();
	}

	@Test
	void foldersGoOnStrictlyAfterEachItemInAnotherExecution() {
		List<List<Long>> all = new ArrayList<>();
		ExecutionContext context = new ExecutionContext();
		List<Long> item = folders(context).read();
		while (item != null) {
			KnownFolderReader reader = folders(context);
			assertThat(reader.read()).isEqualTo(item);
			reader.update(context);
			save(item);
			all.add(item);
			item = folders(context).read();
		}
		assertThat(all).hasSize(3);
		assertThat(all.stream().flatMap(List::stream)).doesNotHaveDuplicates();
	}

	@Test
	void filesGoOnStrictlyAfterEachItemInAnotherExecution() {
		ExecutionContext context = new ExecutionContext();
		EqualFileReader reader = files(context);
		assertThat(reader.read()).isNotNull();
		reader.update(context);
		assertThat(files(context).read()).isNull();
	}

	/** It did all in one step: 1 is where groups of files are stored. */
	@Test
	void whatVersion01HadDoneIsNotDoneAgain() {
		ExecutionContext context = new ExecutionContext(
				Map.of("group.phase", 2L, "group.number", 7L, "group.size", 1L, "group.text", ""));
		assertThat(files(context).read()).isNull();
		GroupPosition position = GroupPosition.of(context);
		assertThat(position.in(2)).isEqualTo(new GroupPosition(2, 7, 1, ""));
		assertThat(position.in(3)).isEqualTo(GroupPosition.of(3));
		KnownFolderReader reader = new KnownFolderReader(this.parts.folders(), this.parameters.selection(), INSTANCE,
				new GroupPosition(2, Long.MAX_VALUE, 2, ""));
		reader.open(new ExecutionContext());
		assertThat(reader.read()).as("c, since a/b is done and not stored").hasSize(1);
	}

}
