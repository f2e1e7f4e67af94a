package dev.driveyard.jobs.index;

import dev.driveyard.jobs.testing.Outcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.RunStore.RunIssue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Roots that went away and directories that can't be read: the catalogue keeps what it
 * knew.
 */
class IndexRootTests extends IndexTestBase {

	private void makeTree() {
		this.tree.file("a/one.txt", "1");
		this.tree.file("a/sub/two.txt", "22");
		this.tree.file("b/three.txt", "333");
	}

	private Outcome run(Map<String, Object> more) {
		return this.index.run(this.tree.root(), more, false);
	}

	private List<Issue> issues(Outcome outcome) {
		return this.index.bean(RunStore.class)
			.issues(outcome.run().instance(), 0, 100)
			.stream()
			.map(RunIssue::issue)
			.toList();
	}

	@Test
	void aDirectoryThatCanNotBeReadIsAnIssueAndKeepsWhatWasKnown() {
		makeTree();
		index();
		this.index.volume().watch((path) -> {
			if (path.endsWith("/a/sub")) {
				throw new AccessDeniedException(path);
			}
		});
		this.tree.file("a/sub/new.txt", "new");
		Outcome done = index();
		assertThat(done.changes()).isEqualTo("changed 1, issues 1");
		assertThat(issues(done)).extracting(Issue::code, Issue::path)
			.containsExactly(tuple(Issue.Code.UNREADABLE_DIRECTORY, this.tree.path("a/sub").toString()));
		assertThat(find("a/sub/two.txt")).isNotNull();
		this.index.assertConsistent();
		this.index.volume().leave();
		assertThat(index().changes()).isEqualTo("new 1");
		assertRight();
	}

	@Test
	void aNewDirectoryThatCanNotBeReadIsAnEntryWithoutChildren() {
		makeTree();
		this.index.volume().watch((path) -> {
			if (path.endsWith("/a")) {
				throw new AccessDeniedException(path);
			}
		});
		assertThat(index().changes()).isEqualTo("new 3, issues 1");
		this.index.assertConsistent();
		this.index.volume().leave();
		assertThat(index().changes()).isEqualTo("new 3");
		assertRight();
	}

	@Test
	void aVanishedRootFailsAndRemovesNothing() {
		makeTree();
		index();
		List<String> before = this.index.rows();
		this.tree.remove("");
		run(Map.of()).requireFailed("Nothing was removed from the catalogue");
		assertThat(this.index.rows()).isEqualTo(before);
	}

	@Test
	void aReplacedRootFailsAndRemovesNothingUntilItIsAccepted() {
		makeTree();
		index();
		List<String> before = this.index.rows();
		rename(this.tree.root(), this.tree.root().resolveSibling("elsewhere"));
		this.tree.file("other.txt", "other");
		run(Map.of()).requireFailed("is not the one that was indexed");
		assertThat(this.index.rows()).isEqualTo(before);
		run(Map.of("acceptRoot", true)).requireCompleted();
		assertThat(this.index.catalogue().entries()).hasSize(2);
		assertRight();
	}

	@Test
	void aRootThatIsAFileIsRefused() {
		Path file = this.tree.file("file.txt", "1");
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> this.index.run(file))
			.withMessageContaining("is not a folder");
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> this.index.run(this.tree.path("missing")))
			.withMessageContaining("can't be read");
		assertThat(this.index.rows()).isEmpty();
	}

	@Test
	void anIndexedRootThatBecameAFileFailsAndRemovesNothing() throws IOException {
		makeTree();
		index();
		List<String> before = this.index.rows();
		this.tree.remove("");
		Files.writeString(this.tree.root(), "a file");
		run(Map.of()).requireFailed("Nothing was removed from the catalogue");
		assertThat(this.index.rows()).isEqualTo(before);
	}

	@Test
	void anEmptyRootIsIndexedAndCanBecomeEmpty() {
		assertThat(index().changes()).isEmpty();
		assertRight();
		makeTree();
		assertThat(index().changes()).isEqualTo("new 6");
		this.tree.remove("a");
		this.tree.remove("b");
		assertThat(index().changes()).isEqualTo("removed 6");
		assertRight();
	}

	@Test
	void aRootThatIsDeletedWhileItIsReadRemovesNothing() {
		this.tree.fill("", 50, 3);
		index();
		long entries = this.index.catalogue().entries().size();
		AtomicBoolean deleted = new AtomicBoolean();
		this.index.volume().watch((path) -> {
			if (path.endsWith("d0020") && deleted.compareAndSet(false, true)) {
				this.tree.remove("");
			}
		});
		run(Map.of()).requireFailed("went away or was replaced while it was read");
		assertThat(deleted).isTrue();
		assertThat(this.index.catalogue().entries()).hasSize((int) entries);
	}

	@Test
	void whatIsMovedWhileItIsReadIsRightAfterTheNextScan() {
		this.tree.fill("", 50, 3);
		index();
		AtomicBoolean changed = new AtomicBoolean();
		this.index.volume().watch((path) -> {
			if (path.endsWith("d0020") && changed.compareAndSet(false, true)) {
				this.tree.move("d0005", "d0040/moved");
				this.tree.move("d0045", "d0004/moved");
				this.tree.remove("d0030");
				this.tree.file("d0021/new/file", "new");
			}
		});
		index();
		this.index.volume().leave();
		index();
		assertRight();
	}

	private static void rename(Path from, Path to) {
		try {
			Files.move(from, to);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
