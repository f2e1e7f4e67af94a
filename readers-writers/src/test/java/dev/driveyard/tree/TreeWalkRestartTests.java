package dev.driveyard.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link TreeWalk} and {@link StretchReader} go on strictly after the last path.
 */
class TreeWalkRestartTests {

	private final AlteredBackend volume = new AlteredBackend();

	private Path root;

	@BeforeEach
	void makeTree(@TempDir Path folder) {
		this.root = folder.resolve("root");
		Trees.make(this.root, Trees.ORDER);
	}

	@Test
	void afterAnyPathTheSameDirectoriesRemain() {
		List<Listing> all;
		try (TreeWalk walk = walk()) {
			all = Trees.rest(walk);
		}
		for (int k = 1; k <= all.size(); k++) {
			String key;
			try (TreeWalk walk = walk()) {
				List<Listing> read = Trees.take(walk, k);
				key = read.get(k - 1).path();
			}
			try (TreeWalk walk = walk().after(key)) {
				assertThat(Trees.rest(walk)).as("after %s", key).isEqualTo(all.subList(k, all.size()));
			}
		}
	}

	@Test
	void theRestIsTheSameWhenTheLastDirectoryOrOneAboveItVanished(@TempDir Path folder) {
		for (String key : Trees.ORDER.subList(1, Trees.ORDER.size())) {
			for (String gone = key; !gone.isEmpty(); gone = gone.contains("/")
					? gone.substring(0, gone.lastIndexOf('/')) : "") {
				Path root = folder.resolve("root");
				Trees.make(root, Trees.ORDER);
				FileSystemUtils.deleteRecursively(root.resolve(gone).toFile());
				String prefix = gone + "/";
				List<String> expected = Trees.ORDER.stream()
					.filter((path) -> WalkOrder.INSTANCE.compare(path, key) > 0 && !path.startsWith(prefix))
					.toList();
				try (TreeWalk walk = Trees.walk(this.volume, root, Rules.NONE, WalkOptions.WHOLE).after(key)) {
					assertThat(Trees.paths(Trees.rest(walk))).as("after %s without %s", key, gone).isEqualTo(expected);
				}
			}
		}
	}

	@Test
	void whatIsNewAfterTheLastPathIsSeenAndWhatIsNewBeforeIsNot() {
		Trees.make(this.root, List.of("a/a", "a/b/a", "a/b/c/new", "a/b!", "a/b1", "Z", "c/d"));
		try (TreeWalk walk = walk().after("a/b/c")) {
			assertThat(Trees.paths(Trees.rest(walk))).contains("a/b/c/new", "a/b!", "a/b1", "c/d")
				.doesNotContain("a/a", "a/b/a", "Z");
		}
	}

	@Test
	void aDirectoryOnTheWayThatCantBeReadIsSaidToHaveFailed() {
		this.volume.unreadable.add(this.root + "/a");
		try (TreeWalk walk = walk().after("a/b")) {
			List<Listing> rest = Trees.rest(walk);
			assertThat(rest.get(0).path()).isEqualTo("a");
			assertThat(rest.get(0).state()).isEqualTo(Listing.State.FAILED);
			assertThat(Trees.paths(rest.subList(1, rest.size())))
				.isEqualTo(Trees.ORDER.subList(Trees.ORDER.indexOf("a b"), Trees.ORDER.size()));
		}
	}

	@Test
	void aReaderGoesOnAfterTheLastStretchOfAnySize() {
		for (int size : new int[] { 1, 5, 9, 1000 }) {
			ExecutionContext context = new ExecutionContext();
			ArrayList<String> read = new ArrayList<>();
			Stretch stretch = readOne(context, null, size);
			while (stretch != null) {
				read.addAll(Trees.paths(stretch.listings()));
				assertThat(context.getString(StretchReader.LAST_PATH)).isEqualTo(stretch.lastPath());
				stretch = readOne(context, null, size);
			}
			assertThat(read).as("stretches of %d", size).isEqualTo(Trees.ORDER);
		}
	}

	@Test
	void whatWasReadButNotSavedIsReadAgain() {
		ExecutionContext context = new ExecutionContext();
		StretchReader reader = reader(null, 1);
		reader.open(context);
		reader.read();
		reader.update(context);
		Stretch lost = reader.read();
		reader.close();
		reader.open(context);
		assertThat(reader.read()).isEqualTo(lost);
		reader.close();
	}

	@Test
	void aReaderEndsAtItsLastPathAlsoIfThatIsGone() {
		assertThat(readAll("a.b")).isEqualTo(Trees.ORDER.subList(0, Trees.ORDER.indexOf("a.b/x")));
		assertThat(readAll("a/b.a")).isEqualTo(Trees.ORDER.subList(0, Trees.ORDER.indexOf("a/b.c")));
	}

	private List<String> readAll(String until) {
		StretchReader reader = reader(until, 3);
		reader.open(new ExecutionContext());
		ArrayList<String> read = new ArrayList<>();
		Stretch stretch = reader.read();
		while (stretch != null) {
			read.addAll(Trees.paths(stretch.listings()));
			stretch = reader.read();
		}
		reader.close();
		return read;
	}

	private @Nullable Stretch readOne(ExecutionContext context, @Nullable String until, int size) {
		StretchReader reader = reader(until, size);
		reader.open(context);
		Stretch stretch = reader.read();
		reader.update(context);
		reader.close();
		return stretch;
	}

	private StretchReader reader(@Nullable String until, int size) {
		return new StretchReader(this::walk, until, size);
	}

	private TreeWalk walk() {
		return Trees.walk(this.volume, this.root, Rules.NONE,
				new WalkOptions(99, false, 2, WalkOptions.WHOLE.digestKey()));
	}

}
