package dev.driveyard.jobs.delete;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Few changes in a large folder cost what they are, not what the folder holds.
 */
@Tag("thorough")
class LargeFolderTests extends DeleteTestBase {

	private final List<String> listed = Collections.synchronizedList(new ArrayList<>());

	@BeforeEach
	void fillAFolder() {
		for (int f = 0; f < 2100; f++) {
			this.tree.file("large/f" + f, "x".repeat(1 + f % 7));
		}
		this.tree.file("small/file", "text");
		this.jobs.index(this.tree.root());
		this.jobs.volume().watch(this.listed::add);
	}

	private void move(String from, String to) {
		job("move", Map.of("sources", List.of(encoded(from)), "destination", encoded(to)));
	}

	private void assertNotListedAndRight() {
		assertThat(this.listed).as("directories that were listed").doesNotContain(encoded("large"));
		this.jobs.volume().leave();
		this.jobs.assertConsistent();
		assertThat(this.jobs.catalogue().facts())
			.containsExactlyEntriesOf(this.jobs.catalogueOfFresh(this.tree.root(), Map.of()).facts());
		assertThat(this.jobs.index(this.tree.root()).changes()).isEmpty();
		this.jobs.assertSettled(this.tree.root());
	}

	@Test
	void aFileThatIsDeletedIsLookedForByItsName() {
		delete(PERMANENT, "large/f7");
		assertNotListedAndRight();
	}

	@Test
	void aFileThatIsTrashedIsLookedForByItsName() {
		delete(TRASH, "large/f7");
		assertNotListedAndRight();
	}

	@Test
	void aFileThatIsMovedAwayIsLookedForByItsName() {
		move("large/f7", "small/f7");
		assertNotListedAndRight();
	}

	@Test
	void aFileThatIsMovedThereIsLookedForByItsName() {
		move("small/file", "large/file");
		assertNotListedAndRight();
	}

	@Test
	void aFileThatIsRenamedThereIsLookedForByItsNames() {
		move("large/f7", "large/g7");
		assertNotListedAndRight();
	}

	@Test
	void whatSomebodyElseDidThereIsFoundByTheNextScan() {
		this.tree.file("large/f8", "edited by somebody else");
		this.tree.file("large/new", "of somebody else");
		delete(PERMANENT, "large/f7");
		this.jobs.volume().leave();
		this.jobs.assertConsistent();
		assertThat(this.jobs.index(this.tree.root()).changes()).isNotEmpty();
		this.jobs.assertRight(this.tree.root());
	}

}
