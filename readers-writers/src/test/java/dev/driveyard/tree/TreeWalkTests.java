package dev.driveyard.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.local.LocalBackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link TreeWalk} from beginning to end.
 */
class TreeWalkTests {

	private final AlteredBackend volume = new AlteredBackend();

	private Path root;

	@BeforeEach
	void makeTree(@TempDir Path folder) {
		this.root = folder.resolve("root");
		Trees.make(this.root, Trees.ORDER);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void everyDirectoryComesOnceInOrderHoweverManyWalkers(int walkers) {
		try (TreeWalk walk = walk(
				new WalkOptions(WalkOptions.UNLIMITED, false, walkers, WalkOptions.WHOLE.digestKey()))) {
			List<Listing> listings = Trees.rest(walk);
			assertThat(Trees.paths(listings)).isEqualTo(Trees.ORDER);
			assertThat(listings).allMatch((listing) -> listing.state() == Listing.State.LISTED)
				.allMatch((listing) -> listing.children().stream().anyMatch((child) -> child.name().equals("file")));
		}
		assertThat(this.volume.listed).hasSize(Trees.ORDER.size()).doesNotHaveDuplicates();
	}

	@Test
	void childrenAreSortedAsTheWalkIs() {
		try (TreeWalk walk = walk(WalkOptions.WHOLE)) {
			assertThat(Objects.requireNonNull(walk.next()).children()).extracting(FileStat::name)
				.containsExactly("!", "a", "a b", "a.b", "a0", "b", "file", "ä", "😀");
		}
	}

	@Test
	void manyDirectoriesAreTheSameWithManyWalkers() throws IOException {
		for (int i = 0; i < 60; i++) {
			Trees.make(this.root, List.of("many/" + i, "many/" + i + "/x", "many/" + i + "/y/z"));
		}
		try (TreeWalk one = walk(WalkOptions.WHOLE);
				TreeWalk many = walk(new WalkOptions(99, false, 6, WalkOptions.WHOLE.digestKey()))) {
			assertThat(Trees.rest(many)).hasSizeGreaterThan(240).isEqualTo(Trees.rest(one));
		}
	}

	@Test
	void deeperThanAskedIsNotEntered() {
		try (TreeWalk walk = walk(new WalkOptions(1, false, 2, WalkOptions.WHOLE.digestKey()))) {
			List<Listing> listings = Trees.rest(walk);
			assertThat(Trees.paths(listings)).containsExactly("", "!", "a", "a b", "a.b", "a0", "b", "ä", "😀");
			assertThat(listings.subList(1, 9)).allMatch((listing) -> listing.state() == Listing.State.NOT_ENTERED)
				.allMatch((listing) -> listing.digest() == null && listing.children().isEmpty());
		}
		try (TreeWalk walk = walk(new WalkOptions(0, false, 1, WalkOptions.WHOLE.digestKey()))) {
			assertThat(Trees.rest(walk)).extracting(Listing::state).containsExactly(Listing.State.NOT_ENTERED);
		}
	}

	@Test
	void anotherFileSystemIsOnlyEnteredIfAsked() {
		this.volume.mountedNames.add("a0");
		try (TreeWalk walk = walk(new WalkOptions(99, true, 2, WalkOptions.WHOLE.digestKey()))) {
			List<Listing> listings = Trees.rest(walk);
			assertThat(Trees.paths(listings)).contains("a0").doesNotContain("a0/y");
			assertThat(listings).filteredOn((listing) -> listing.path().equals("a0"))
				.extracting(Listing::state)
				.containsExactly(Listing.State.NOT_ENTERED);
		}
		try (TreeWalk walk = walk(new WalkOptions(99, false, 2, WalkOptions.WHOLE.digestKey()))) {
			assertThat(Trees.paths(Trees.rest(walk))).isEqualTo(Trees.ORDER);
		}
	}

	@Test
	void anUnreadableDirectoryFailsAloneAndKeepsItsPlace() {
		this.volume.unreadable.add(this.root + "/a");
		try (TreeWalk walk = walk(new WalkOptions(99, false, 2, WalkOptions.WHOLE.digestKey()))) {
			List<Listing> listings = Trees.rest(walk);
			assertThat(Trees.paths(listings)).containsSequence("!", "a", "a b");
			Listing failed = listings.get(2);
			assertThat(failed.state()).isEqualTo(Listing.State.FAILED);
			assertThat(failed.problem()).isNotNull();
			assertThat(failed.digest()).isNull();
		}
	}

	@Test
	void aDeletedRootEndsTheWalkWithItsNameNotAsAnEmptyTree() {
		try (TreeWalk walk = walk(WalkOptions.WHOLE)) {
			Trees.take(walk, 2);
			FileSystemUtils.deleteRecursively(this.root.toFile());
			assertThatExceptionOfType(RootLostException.class).isThrownBy(() -> Trees.rest(walk))
				.withMessageContaining(this.root.toString());
		}
	}

	@Test
	void aReplacedRootEndsTheWalkEvenIfItLooksTheSame() throws IOException {
		try (TreeWalk walk = walk(WalkOptions.WHOLE)) {
			Trees.take(walk, 2);
			Files.move(this.root, this.root.resolveSibling("away"));
			Trees.make(this.root, Trees.ORDER);
			assertThatExceptionOfType(RootLostException.class).isThrownBy(() -> Trees.rest(walk));
		}
		try (TreeWalk walk = walk(WalkOptions.WHOLE)) {
			FileSystemUtils.deleteRecursively(this.root);
			assertThatExceptionOfType(RootLostException.class).isThrownBy(walk::next);
		}
	}

	@Test
	void onlyADirectoryCanBeWalked() {
		assertThatExceptionOfType(NotDirectoryException.class)
			.isThrownBy(() -> TreeWalk.startStat(new LocalBackend(), this.root + "/file"));
	}

	@Test
	void aWalkMayStartBelowTheRoot() throws IOException {
		FileStat self = this.volume.stat(this.root + "/a/b");
		try (TreeWalk walk = new TreeWalk(this.volume, this.root.toString(), "a/b", self, Rules.NONE,
				WalkOptions.WHOLE)) {
			assertThat(Trees.paths(Trees.rest(walk))).containsExactly("a/b", "a/b/c");
		}
		try (TreeWalk walk = new TreeWalk(this.volume, this.root.toString(), "a/b", self, Rules.NONE,
				WalkOptions.WHOLE)) {
			assertThat(Trees.paths(Trees.rest(walk.after("a/b")))).containsExactly("a/b/c");
		}
	}

	private TreeWalk walk(WalkOptions options) {
		return Trees.walk(this.volume, this.root, Rules.NONE, options);
	}

}
