package dev.driveyard.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.watches.WatchSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A watched tree that is edited at random: the catalogue comes to what an index into a
 * fresh one finds, without a look at all.
 */
class WatchEditsTests {

	@SuppressWarnings("NullAway.Init")
	private Path root;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void afterRandomEditsTheCatalogueIsRight(long seed, @TempDir Path folder) throws Exception {
		edit(seed, 4, 60, folder);
	}

	@ParameterizedTest
	@ValueSource(longs = { 11, 12 })
	@Tag("thorough")
	void afterManyRandomEditsTheCatalogueIsRight(long seed, @TempDir Path folder) throws Exception {
		edit(seed, 15, 200, folder);
	}

	private void edit(long seed, int rounds, int edits, Path folder) throws Exception {
		Random random = new Random(seed);
		this.root = Files.createDirectory(folder.toRealPath().resolve("root"));
		for (int number = 0; number < 60; number++) {
			make(random);
		}
		try (WatchFixture fixture = new WatchFixture(
				TestDatabase.SQLITE.library(folder.toRealPath().resolve("library.driveyard")), this.root,
				WatchSpec.USUAL)) {
			fixture.awaitIdle();
			for (int round = 0; round < rounds; round++) {
				for (int number = 0; number < edits; number++) {
					edit(random);
					if (random.nextInt(10) == 0) {
						TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
					}
				}
				fixture.awaitIdle();
				fixture.assertCurrent();
				assertThat(fixture.status().watches()).as("directories that are watched")
					.isEqualTo(directories().size());
			}
			assertThat(fixture.looks()).filteredOn((look) -> !look.contains("folders")).hasSize(1);
		}
	}

	private void edit(Random random) throws IOException {
		switch (random.nextInt(6)) {
			case 0, 1 -> make(random);
			case 2 -> {
				for (Path file : some(files(), random)) {
					Files.writeString(file, "changed " + random.nextInt());
				}
			}
			case 3 -> {
				for (Path file : some(files(), random)) {
					Files.delete(file);
				}
			}
			case 4 -> move(random);
			default -> remove(random);
		}
	}

	private void make(Random random) throws IOException {
		Path in = some(directories(), random).get(0);
		Path made = in.resolve("n" + random.nextInt(20));
		if (!Files.exists(made) && in.getNameCount() < this.root.getNameCount() + 6) {
			if (random.nextBoolean()) {
				Files.createDirectories(made.resolve("d" + random.nextInt(3)));
			}
			Files.writeString(Files.isDirectory(made) ? made.resolve("f") : made, "new " + random.nextInt());
		}
	}

	private void move(Random random) throws IOException {
		Path from = some(random.nextBoolean() ? files() : directories(), random).stream().findFirst().orElse(this.root);
		Path into = some(directories(), random).get(0);
		Path target = into.resolve("m" + random.nextInt(20));
		if (!from.equals(this.root) && !into.startsWith(from) && !Files.exists(target)) {
			Files.move(from, target);
		}
	}

	private void remove(Random random) throws IOException {
		Path top = some(directories(), random).get(0);
		if (!top.equals(this.root) && random.nextInt(3) == 0) {
			List<Path> below = paths().stream().filter((path) -> path.startsWith(top)).toList();
			for (int number = below.size() - 1; number >= 0; number--) {
				Files.delete(below.get(number));
			}
		}
	}

	private static List<Path> some(List<Path> paths, Random random) {
		return paths.isEmpty() ? List.of() : List.of(paths.get(random.nextInt(paths.size())));
	}

	private List<Path> files() throws IOException {
		return paths().stream().filter(Files::isRegularFile).toList();
	}

	private List<Path> directories() throws IOException {
		return paths().stream().filter(Files::isDirectory).toList();
	}

	/** Each directory before what it holds. */
	private List<Path> paths() throws IOException {
		try (Stream<Path> paths = Files.walk(this.root)) {
			return paths.sorted().toList();
		}
	}

}
