package dev.driveyard.jobs.index;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files and directories that moved between two scans keep their entries, with all below
 * them.
 */
class IndexMoveTests extends IndexTestBase {

	private final Map<String, Long> ids = new TreeMap<>();

	@BeforeEach
	void indexTwoTrees() {
		this.tree.file("a/one.txt", "1");
		this.tree.file("a/sub/two.txt", "22");
		this.tree.file("a/sub/deep/three.txt", "333");
		this.tree.file("b/four.txt", "4444");
		this.tree.file("b/sub/five.txt", "55555");
		this.tree.directory("c");
		index();
		this.index.catalogue()
			.entries()
			.forEach((path, entry) -> this.ids.put(this.tree.root().relativize(Path.of(path)).toString(), entry.id()));
	}

	/** The entry at one path is the one that was at another. */
	private void assertMoved(String from, String to) {
		assertThat(id(to)).as("id of %s, which was %s", to, from).isEqualTo(this.ids.get(from));
	}

	@Test
	void aMovedFileKeepsItsEntryAndItsContent() {
		this.index.sql().sql("INSERT INTO content_identity (id, uuid, size) VALUES (7, 'seven', 1)").update();
		this.index.sql().sql("UPDATE entry SET content_id = 7 WHERE name = 'one.txt'").update();
		this.tree.move("a/one.txt", "b/sub/uno.txt");
		assertThat(index().changes()).isEqualTo("changed 2, moved 1");
		assertMoved("a/one.txt", "b/sub/uno.txt");
		assertThat(entry("b/sub/uno.txt").content()).isEqualTo(7);
		assertRight();
	}

	@Test
	void aMovedDirectoryKeepsItsEntryAndAllBelowIt() {
		this.tree.move("a", "c/moved");
		assertThat(index().changes()).isEqualTo("changed 1, moved 1");
		assertMoved("a", "c/moved");
		assertMoved("a/sub/deep/three.txt", "c/moved/sub/deep/three.txt");
		assertRight();
	}

	@Test
	void directoriesMovedOutOfAMovedDirectoryKeepTheirEntries() {
		this.tree.move("a", "c/moved");
		this.tree.move("c/moved/sub", "b/insub");
		this.tree.move("b/insub/deep", "deep");
		index();
		assertMoved("a", "c/moved");
		assertMoved("a/sub", "b/insub");
		assertMoved("a/sub/deep", "deep");
		assertMoved("a/sub/deep/three.txt", "deep/three.txt");
		assertMoved("a/sub/two.txt", "b/insub/two.txt");
		assertRight();
	}

	@Test
	void aDirectoryMovedIntoANewDirectoryKeepsItsEntry() {
		this.tree.directory("new/folder");
		this.tree.move("a", "new/folder/a");
		assertThat(index().changes()).isEqualTo("new 2, moved 1");
		assertMoved("a", "new/folder/a");
		assertMoved("a/sub/two.txt", "new/folder/a/sub/two.txt");
		assertRight();
	}

	@Test
	void twoFilesThatSwappedPlacesSwapTheirEntries() {
		this.tree.move("a/one.txt", "t");
		this.tree.move("b/four.txt", "a/one.txt");
		this.tree.move("t", "b/four.txt");
		assertThat(index().changes()).isEqualTo("changed 2, moved 2");
		assertMoved("a/one.txt", "b/four.txt");
		assertMoved("b/four.txt", "a/one.txt");
		assertRight();
	}

	@Test
	void twoDirectoriesThatSwappedPlacesSwapTheirEntries() {
		this.tree.move("a", "t");
		this.tree.move("b", "a");
		this.tree.move("t", "b");
		assertThat(index().changes()).isEqualTo("moved 2");
		assertMoved("a", "b");
		assertMoved("b", "a");
		assertMoved("a/sub/two.txt", "b/sub/two.txt");
		assertMoved("b/sub", "a/sub");
		assertRight();
	}

	@Test
	void aDirectoryAndOneBelowItThatSwappedPlacesKeepTheirEntries() {
		this.tree.move("a/sub", "t");
		this.tree.move("a", "t/sub");
		this.tree.move("t", "a");
		index();
		assertMoved("a", "a/sub");
		assertMoved("a/sub", "a");
		assertMoved("a/one.txt", "a/sub/one.txt");
		assertMoved("a/sub/deep/three.txt", "a/deep/three.txt");
		assertRight();
	}

	@Test
	void aChainOfRenamesMovesEachEntryOnePlaceOn() {
		this.tree.file("c/1", "one");
		this.tree.file("c/2", "two two");
		this.tree.file("c/3", "three three three");
		index();
		long one = id("c/1");
		long two = id("c/2");
		long three = id("c/3");
		this.tree.move("c/3", "c/4");
		this.tree.move("c/2", "c/3");
		this.tree.move("c/1", "c/2");
		index();
		assertThat(new long[] { id("c/2"), id("c/3"), id("c/4") }).containsExactly(one, two, three);
		assertRight();
		this.tree.move("c", "d");
		this.tree.move("b", "c");
		this.tree.move("a", "b");
		index();
		assertMoved("c", "d");
		assertMoved("b", "c");
		assertMoved("a", "b");
		assertRight();
	}

	@Test
	void aFileMovedOverAnotherLivesOnAndTheOtherIsGone() {
		this.tree.move("a/one.txt", "b/four.txt");
		assertThat(index().changes()).isEqualTo("changed 2, moved 1, removed 1");
		assertMoved("a/one.txt", "b/four.txt");
		assertRight();
	}

	@Test
	void aDirectoryMovedAwayAndMadeAnewIsANewEntryBesideTheMovedOne() {
		this.tree.move("a", "a.bak");
		this.tree.directory("a");
		assertThat(index().changes()).isEqualTo("new 1, moved 1");
		assertMoved("a", "a.bak");
		assertMoved("a/sub/two.txt", "a.bak/sub/two.txt");
		assertThat(this.ids).doesNotContainValue(id("a"));
		assertRight();
	}

	@Test
	void aDirectoryMovedBackIntoAFolderThatWasMadeAnewKeepsItsEntry() {
		this.tree.move("a", "a.bak");
		this.tree.directory("a");
		this.tree.move("a.bak/sub", "a/sub");
		index();
		assertMoved("a", "a.bak");
		assertMoved("a/sub", "a/sub");
		assertMoved("a/sub/deep/three.txt", "a/sub/deep/three.txt");
		assertRight();
	}

	@Test
	void aFileRescuedOutOfARemovedDirectoryKeepsItsEntry() {
		this.tree.move("a/sub/deep/three.txt", "three.txt");
		this.tree.remove("a");
		assertThat(index().changes()).isEqualTo("moved 1, removed 5");
		assertMoved("a/sub/deep/three.txt", "three.txt");
		assertRight();
	}

	@Test
	void aFileRescuedOutOfARemovedDirectoryOverAnotherFileKeepsItsEntry() {
		this.tree.file("old.txt", "old");
		index();
		this.tree.file("z/new.txt", "newer");
		index();
		long id = id("z/new.txt");
		this.tree.move("z/new.txt", "old.txt");
		this.tree.remove("z");
		assertThat(index().changes()).isEqualTo("moved 1, removed 2");
		assertThat(id("old.txt")).isEqualTo(id);
		assertRight();
	}

	@Test
	void aDirectoryRescuedOutOfARemovedDirectoryKeepsItsEntry() {
		this.tree.move("a/sub/deep", "b/deep");
		this.tree.remove("a");
		assertThat(index().changes()).isEqualTo("changed 1, moved 1, removed 4");
		assertMoved("a/sub/deep/three.txt", "b/deep/three.txt");
		assertRight();
	}

	@Test
	void aMovedDirectoryThatAlsoChangedKeepsItsEntry() {
		this.tree.move("a", "z");
		this.tree.file("z/new.txt", "new");
		this.tree.append("z/sub/two.txt", "more");
		assertThat(index().changes()).isEqualTo("new 1, changed 1, moved 1");
		assertMoved("a", "z");
		assertMoved("a/sub/two.txt", "z/sub/two.txt");
		assertRight();
	}

	@Test
	void aMovedSymbolicLinkKeepsItsEntry() {
		this.tree.symlink("a/link", "one.txt");
		index();
		long id = id("a/link");
		this.tree.move("a/link", "c/link");
		assertThat(index().changes()).isEqualTo("changed 2, moved 1");
		assertThat(id("c/link")).isEqualTo(id);
		assertRight();
	}

	@Test
	void aMovedHardLinkKeepsItsEntry() {
		this.tree.link("c/again.txt", "a/one.txt");
		index();
		long id = id("c/again.txt");
		this.tree.move("c/again.txt", "b/again.txt");
		assertThat(index().changes()).isEqualTo("changed 3, moved 1");
		assertThat(id("b/again.txt")).isEqualTo(id);
		assertMoved("a/one.txt", "a/one.txt");
		assertRight();
	}

	@Test
	void aDirectoryMovedOverAnEmptyOneTakesItsPlace() {
		this.tree.move("a/sub", "c");
		assertThat(index().changes()).isEqualTo("changed 1, moved 1, removed 1");
		assertMoved("a/sub", "c");
		assertRight();
	}

}
