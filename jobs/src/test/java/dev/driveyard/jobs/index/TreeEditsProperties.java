package dev.driveyard.jobs.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.jobs.index.RandomEdits.Edit;
import dev.driveyard.jobs.testing.Catalogue;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happens to a tree, a rescan gives the catalogue that a fresh index gives, and
 * what was only renamed keeps its entry.
 */
@Tag("thorough")
class TreeEditsProperties {

	@Property(tries = 30)
	void aRescanEqualsAFreshIndex(@ForAll("edits") List<Edit> first, @ForAll("edits") List<Edit> second,
			@ForAll("edits") List<Edit> third) throws IOException {
		Path temp = Files.createTempDirectory("edits");
		try (JobFixture index = JobFixture.create(TestDatabase.SQLITE, temp.resolve("library.driveyard"))) {
			Tree tree = Tree.create(temp.resolve("tree"));
			RandomEdits edits = new RandomEdits(tree);
			Catalogue before = rescan(index, tree);
			for (List<Edit> round : List.of(first, second, third)) {
				edits.scanned();
				round.forEach(edits::apply);
				Catalogue after = rescan(index, tree);
				assertIdentities(tree, edits, before, after);
				before = after;
			}
		}
		finally {
			remove(temp);
		}
	}

	private static Catalogue rescan(JobFixture index, Tree tree) {
		index.index(tree.root());
		Catalogue after = index.catalogue();
		index.assertRight(tree.root());
		return after;
	}

	private static void assertIdentities(Tree tree, RandomEdits edits, Catalogue before, Catalogue after) {
		edits.origins()
			.forEach((path, origin) -> assertThat(after.at(tree.path(path)).id())
				.as("id of %s, which was %s", path, origin)
				.isEqualTo(before.at(tree.path(origin)).id()));
	}

	@Provide
	Arbitrary<List<Edit>> edits() {
		return Combinators
			.combine(Arbitraries.integers().between(0, RandomEdits.KINDS - 1),
					Arbitraries.integers().between(0, 9999).withoutEdgeCases(),
					Arbitraries.integers().between(0, 9999).withoutEdgeCases())
			.as(Edit::new)
			.list()
			.ofMinSize(5)
			.ofMaxSize(40);
	}

	private static void remove(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
