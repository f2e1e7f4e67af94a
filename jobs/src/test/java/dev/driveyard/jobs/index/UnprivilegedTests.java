package dev.driveyard.jobs.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that may not read everything, also where the tests run as root.
 */
class UnprivilegedTests {

	@Test
	void aDirectoryWithoutPermissionsIsAnIssueAndKeepsWhatWasKnown(@TempDir Path temp) throws Exception {
		Path setpriv = Path.of("/usr/bin/setpriv");
		boolean root = Files.getAttribute(temp, "unix:uid").equals(0);
		Assumptions.assumeTrue(!root || Files.isExecutable(setpriv), "root reads everything, and there is no setpriv");
		Tree tree = Tree.create(temp.resolve("tree"));
		tree.file("a/sub/two.txt", "22");
		tree.file("b/three.txt", "333");
		Library library = TestDatabase.SQLITE.library(temp.resolve("library.driveyard"));
		try (JobFixture index = JobFixture.open(library)) {
			index.index(tree.root());
		}
		tree.mode("a", "---------");
		List<String> unprivileged = root
				? List.of(setpriv.toString(), "--bounding-set", "-dac_override,-dac_read_search") : List.of();
		try (Child child = IndexMain.start(unprivileged, library.folder(), tree.root(), false, "shallow")) {
			assertThat(child.awaitEnd()).contains("COMPLETED changed 1, issues 1")
				.contains("UNREADABLE_DIRECTORY")
				.contains("Permission denied");
		}
		finally {
			tree.mode("a", "rwxr-xr-x");
		}
		try (JobFixture index = JobFixture.open(library)) {
			assertThat(index.catalogue().find(tree.path("a/sub/two.txt"))).isNotNull();
			index.index(tree.root());
			index.assertRight(tree.root());
		}
	}

}
