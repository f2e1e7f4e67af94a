package dev.driveyard.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.CatalogueWriter.DirectoryState;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import dev.driveyard.files.Address;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.journal.LastCopies.Copies;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.Identity;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.Operation.TrashPlace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link RemovalJournal} and {@link LastCopies} on both databases.
 */
class RemovalJournalTests {

	private static final Identity IDENTITY = new Identity(FileKind.DIRECTORY, 1, 2, 3);

	@TempDir
	private Path folder;

	private TestLibrary open(Dialect dialect) {
		return TestLibrary.create(this.folder.resolve("library.driveyard"), dialect, Journal.class,
				RemovalJournal.class, LastCopies.class);
	}

	private static Operation operation(int number, Action action, @Nullable Long entry) {
		return Operation.planned(7, number, action, new Address("here", "/tree/" + number), null, IDENTITY)
			.withEntry(entry);
	}

	private static OperationFile file(long operation, int directory, String name) {
		return new OperationFile(operation, directory, name, FileKind.FILE, FileState.PLANNED, 5, 6, 7, 1, null, null,
				null, null);
	}

	@ParameterizedTest
	@EnumSource
	void filesAreSettledMarkedAndForgotten(Dialect dialect) {
		try (TestLibrary library = open(dialect)) {
			Journal journal = library.get(Journal.class);
			RemovalJournal removals = library.get(RemovalJournal.class);
			journal.plan(List.of(operation(0, Action.DELETE, null), operation(1, Action.DELETE, null)));
			long id = journal.operations(7).get(0).id();
			long other = journal.operations(7).get(1).id();
			journal.saveDirectories(List.of(new OperationDirectory(id, 1, "", 1, false, FileState.PLANNED)));
			journal.saveFiles(List.of(file(id, 1, "a"), file(id, 1, "b"), file(id, 1, "c"), file(id, 2, "d"),
					file(other, 1, "e")));
			journal.saveFiles(List.of(file(id, 1, "b").with(FileState.FAILED, null)));
			removals.markErasing(file(id, 1, "c"));
			assertThat(removals.planned(id, 1, "", 10)).extracting(OperationFile::name).containsExactly("a", "c");
			assertThat(removals.planned(id, 1, "a", 10)).singleElement()
				.satisfies((file) -> assertThat(file.method()).isEqualTo(RemovalJournal.ERASING));
			assertThat(removals.planned(id, 1, "", 1)).hasSize(1);
			removals.settlePlanned(id, 1, FileState.DONE, 99);
			assertThat(journal.fileStates(id).get(FileState.DONE)).isEqualTo(2);
			assertThat(removals.failedNames(id, 1)).containsExactly("b");
			assertThat(journal.fileStates(id).get(FileState.PLANNED)).isEqualTo(1);
			journal.update(List.of(journal.operations(7).get(0).ended(State.DONE, 100, null)));
			removals.forgetPlan(7);
			assertThat(journal.operations(7)).extracting(Operation::id).containsExactly(id);
			assertThat(library.count("operation_file")).isEqualTo(4);
			assertThat(library.count("operation_directory")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatIsInATrashIsFoundByItsPlaceThere(Dialect dialect) {
		try (TestLibrary library = open(dialect)) {
			Journal journal = library.get(Journal.class);
			RemovalJournal removals = library.get(RemovalJournal.class);
			journal.plan(List.of(operation(0, Action.TRASH, null).with(new TrashPlace("/trash", "name"))));
			assertThat(removals.trashed("/trash", "name")).isEmpty();
			Operation planned = journal.operations(7).get(0);
			journal.update(List.of(planned.ended(State.DONE, 5, null)));
			assertThat(removals.trashed("/trash", "name")).map(Operation::id).contains(planned.id());
			assertThat(removals.trashed("/trash", "another")).isEmpty();
			journal.update(List.of(planned.ended(State.UNDONE, 5, null)));
			assertThat(removals.trashed("/trash", "name")).isEmpty();
		}
	}

	/**
	 * The root 1 holds a (2), which holds a/b (3), and a0 (4), which is not below a. Of
	 * the contents, 1 is in a and a/b, 2 in a and a0, 3 is sampled, 4 in a0 only.
	 */
	@ParameterizedTest
	@EnumSource
	void aCopyIsTheLastIfNoOtherFileHoldsTheSame(Dialect dialect) {
		try (TestLibrary library = open(dialect)) {
			library.client().sql("DELETE FROM content_identity").update();
			for (long content = 1; content <= 4; content++) {
				library.client()
					.sql("INSERT INTO content_identity (id, uuid, size, blake3) VALUES (?, ?, 5, ?)")
					.params(content, ByteBuffer.allocate(16).putLong(8, content).array(), new byte[32])
					.update();
			}
			library.client().sql("UPDATE content_identity SET blake3 = NULL WHERE id = 3").update();
			directory(library, 1, null, "");
			directory(library, 2, 1L, "a");
			directory(library, 3, 2L, "a/b");
			directory(library, 4, 1L, "a0");
			file(library, 10, 2, 1);
			file(library, 11, 3, 1);
			file(library, 12, 2, 2);
			file(library, 13, 4, 2);
			file(library, 14, 3, 3);
			file(library, 15, 4, 4);
			LastCopies copies = library.get(LastCopies.class);
			assertThat(copies.of(7)).isEqualTo(new Copies(0, 0));
			library.get(Journal.class)
				.plan(List.of(operation(0, Action.DELETE, 2L), operation(1, Action.DELETE, null)));
			assertThat(copies.of(7)).isEqualTo(new Copies(3, 2));
			library.get(Journal.class).plan(List.of(operation(2, Action.DELETE, 13L)));
			assertThat(copies.of(7)).isEqualTo(new Copies(4, 4));
			library.get(Journal.class).plan(List.of(operation(3, Action.DELETE, 3L), operation(4, Action.DELETE, 4L)));
			assertThat(copies.of(7)).isEqualTo(new Copies(5, 5));
		}
	}

	private static void directory(TestLibrary library, long id, @Nullable Long parent, String path) {
		String name = path.substring(path.lastIndexOf('/') + 1);
		CatalogueWriter writer = library.get(CatalogueWriter.class);
		writer.insert(List.of(new Entry(id, parent, name, stat(FileKind.DIRECTORY, id), 7, null)));
		writer.saveDirectories(List.of(new DirectoryState(id, 1, parent, path, 1, 7, id, null, 0, 0, 0)));
	}

	private static void file(TestLibrary library, long id, long parent, long content) {
		library.get(CatalogueWriter.class)
			.insert(List.of(new Entry(id, parent, "f" + id, stat(FileKind.FILE, id), 7, null)));
		library.client().sql("UPDATE entry SET content_id = ? WHERE id = ?").params(content, id).update();
	}

	private static FileAttributes stat(FileKind kind, long id) {
		return new FileAttributes(kind, 5, 6, 7, id, 0, 0, 0, 1, null);
	}

}
