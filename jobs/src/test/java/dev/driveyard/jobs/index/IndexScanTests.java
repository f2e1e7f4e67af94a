package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.database.EveryDatabase;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.testing.Catalogue;
import dev.driveyard.jobs.testing.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a first scan finds, and what a rescan makes of files that changed in their place.
 */
@Tag(EveryDatabase.ALWAYS)
class IndexScanTests extends IndexTestBase {

	@Test
	void aFirstScanRecordsEveryEntryWithItsTotals() {
		this.tree.file("a/one.txt", "12345");
		this.tree.file("a/b/two.txt", "123");
		this.tree.symlink("a/link", "b/two.txt");
		this.tree.directory("empty");
		Outcome done = index();
		assertThat(done.changes()).isEqualTo("new 6");
		assertThat(done.get("bytes")).isEqualTo(8);
		assertThat(this.index.catalogue().entries()).hasSize(7);
		assertThat(entry("a/one.txt").stat()).extracting("kind", "size").containsExactly(FileKind.FILE, 5L);
		assertThat(entry("a/link").stat()).extracting("kind", "target").containsExactly(FileKind.LINK, "b/two.txt");
		assertThat(this.index.catalogue().totalsOf(this.tree.root())).isEqualTo(new Catalogue.Totals(8, 3, 3));
		assertThat(this.index.catalogue().totalsOf(this.tree.path("a/b"))).isEqualTo(new Catalogue.Totals(3, 1, 0));
		assertRight();
	}

	@Test
	void anUnchangedRescanWritesNoRows() {
		this.tree.file("a/one.txt", "12345");
		this.tree.file("a/b/two.txt", "123");
		this.tree.link("a/b/one more.txt", "a/one.txt");
		this.tree.directory("empty");
		index();
		for (String table : List.of("entry", "directory", "lost_entry", "found_entry")) {
			for (String event : List.of("INSERT", "UPDATE", "DELETE")) {
				this.index.sabotage(event, table, "1 = 1");
			}
		}
		Outcome again = index();
		assertThat(again.changes()).isEmpty();
		assertThat(again.get("unchanged")).isEqualTo(6);
		assertThat(again.get("bytes")).isEqualTo(13);
	}

	@Test
	void aFileEditedInPlaceKeepsItsEntryAndLosesItsContent() {
		this.tree.file("a/one.txt", "before");
		this.tree.file("a/two.txt", "the same");
		index();
		long id = id("a/one.txt");
		giveContent();
		this.tree.file("a/one.txt", "afterwards");
		assertThat(index().changes()).isEqualTo("changed 1");
		assertThat(id("a/one.txt")).isEqualTo(id);
		assertThat(entry("a/one.txt").content()).isNull();
		assertThat(entry("a/two.txt").content()).isEqualTo(7);
		assertRight();
	}

	@Test
	void aChangeOfModeKeepsTheContent() {
		this.tree.file("one.txt", "before");
		index();
		giveContent();
		this.tree.mode("one.txt", "rw-------");
		assertThat(index().changes()).isEqualTo("changed 1");
		assertThat(entry("one.txt").content()).isEqualTo(7);
		assertThat(entry("one.txt").stat().mode() & 0777).isEqualTo(0600);
		assertRight();
	}

	@Test
	void aFileReplacedByRenameKeepsItsEntryAndLosesItsContent() {
		this.tree.file("a/one.txt", "before");
		index();
		Entry before = entry("a/one.txt");
		giveContent();
		this.tree.replace("a/one.txt", "after");
		assertThat(index().changes()).isEqualTo("changed 2");
		assertThat(id("a/one.txt")).isEqualTo(before.id());
		assertThat(entry("a/one.txt").content()).isNull();
		assertThat(entry("a/one.txt").stat().inode()).isNotEqualTo(before.stat().inode());
		assertRight();
	}

	@Test
	void aRemovedSubtreeIsGoneWithAllBelowIt() {
		this.tree.file("a/b/c/one.txt", "1");
		this.tree.file("a/b/two.txt", "2");
		this.tree.file("a/three.txt", "3");
		this.tree.file("a.b/four.txt", "4");
		index();
		this.tree.remove("a/b");
		assertThat(index().changes()).isEqualTo("changed 1, removed 4");
		assertThat(find("a/b/c/one.txt")).isNull();
		assertThat(this.index.catalogue().totalsOf(this.tree.root())).isEqualTo(new Catalogue.Totals(2, 2, 2));
		assertRight();
	}

	@Test
	void anEntryThatBecameAnotherKindIsAnotherEntry() {
		this.tree.file("x/file", "1");
		this.tree.file("x/directory/below", "1");
		this.tree.symlink("x/link", "file");
		this.tree.symlink("x/other", "file");
		index();
		long file = id("x/file");
		this.tree.remove("x");
		this.tree.file("x/file/below", "new");
		this.tree.symlink("x/directory", "file");
		this.tree.file("x/link", "new");
		this.tree.directory("x/other");
		index();
		assertThat(id("x/file")).isNotEqualTo(file);
		assertThat(entry("x/directory").stat().kind()).isEqualTo(FileKind.LINK);
		assertRight();
		this.tree.remove("x/file");
		this.tree.remove("x/other");
		this.tree.file("x/other", "a file");
		this.tree.file("x/file", "a file again");
		index();
		assertRight();
	}

	@Test
	void anInodeThatIsGivenAgainDoesNotMakeANewDirectoryAnOldOne() {
		this.tree.file("a/one.txt", "1");
		this.tree.file("a/sub/two.txt", "2");
		index();
		long id = id("a");
		this.tree.remove("a");
		this.tree.directory("b");
		this.tree.file("b/other.txt", "3");
		Outcome done = index();
		assertThat(done.changes()).isEqualTo("new 2, removed 4");
		assertThat(id("b")).isNotEqualTo(id);
		assertRight();
	}

	@Test
	void aNewDirectoryWithTheInodesAndNamesOfARemovedOneIsNew() {
		this.tree.fill("a", 20, 5);
		index();
		long last = this.index.catalogue().entries().values().stream().mapToLong(Entry::id).max().orElseThrow();
		this.tree.remove("a");
		this.tree.fill("b", 20, 5);
		assertThat(index().changes()).isEqualTo("new 121, removed 121");
		assertThat(id("b/d0003/f2")).isGreaterThan(last);
		assertRight();
	}

	@Test
	void aFileWithSeveralNamesCountsOnceInEachDirectoryAboveThem() {
		this.tree.file("a/one.txt", "0123456789");
		this.tree.directory("a/b");
		this.tree.directory("c");
		this.tree.link("a/b/two.txt", "a/one.txt");
		this.tree.link("c/three.txt", "a/one.txt");
		this.tree.file("c/single.txt", "1");
		index();
		assertThat(bytes("")).isEqualTo(11);
		assertThat(bytes("a")).isEqualTo(10);
		assertThat(bytes("c")).isEqualTo(11);
		assertRight();
		this.tree.link("c/four.txt", "a/one.txt");
		this.tree.move("a/b", "c/b");
		index();
		assertThat(bytes("a")).isEqualTo(10);
		assertRight();
		this.tree.move("a/one.txt", "c/b/one.txt");
		this.tree.link("a/new.txt", "c/single.txt");
		index();
		assertThat(bytes("a")).isEqualTo(1);
		assertRight();
		this.tree.remove("c/b");
		this.tree.remove("c/three.txt");
		index();
		assertThat(bytes("")).isEqualTo(11);
		assertThat(bytes("a")).isEqualTo(1);
		assertRight();
	}

	private long bytes(String path) {
		return this.index.catalogue().totalsOf(this.tree.path(path)).bytes();
	}

	private void giveContent() {
		this.index.sql().sql("INSERT INTO content_identity (id, uuid, size) VALUES (7, 'seven', 6)").update();
		this.index.sql().sql("UPDATE entry SET content_id = 7 WHERE kind = 0").update();
	}

}
