package dev.driveyard.jobs.upkeep;

import java.util.List;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the processor says depends on its item, the catalogue and the disk alone.
 */
@SuppressWarnings("NullAway.Init")
class RefreshProcessorTests extends JobTestBase {

	private Tree tree;

	private RefreshProcessor processor;

	@BeforeEach
	void index() {
		this.tree = Tree.create(this.temp.resolve("tree"));
		this.tree.file("old/f", "known");
		this.jobs.index(this.tree.root());
		this.tree.file("new/deep/f", "came since");
		this.processor = new RefreshProcessor(this.jobs.bean(UpkeepParts.class));
		this.processor.open(new ExecutionContext());
	}

	@AfterEach
	void closeProcessor() {
		this.processor.close();
	}

	private Touched at(String relative) {
		String root = LocalPaths.encode(this.tree.root());
		return Touched.tree(relative.isEmpty() ? root : EncodedPaths.below(root, relative));
	}

	private static List<String> added(DirectoryChange change) {
		return change.added().stream().map((entry) -> entry.name()).toList();
	}

	@Test
	void whatIsNewIsFoundTogetherWithWhatItHolds() {
		DirectoryChange change = this.processor.process(List.of(at(""), at("new"), at("new/deep")));
		assertThat(added(change)).containsExactly("new", "deep", "f");
		assertThat(change.added().get(1).parent()).isEqualTo(change.added().get(0).id());
		assertThat(change.added().get(2).parent()).isEqualTo(change.added().get(1).id());
		assertThat(change.directories()).extracting((directory) -> directory.path())
			.containsExactly("", "new", "new/deep");
		assertThat(change.gone()).isEmpty();
	}

	@Test
	void nothingIsRememberedFromItemToItem() {
		List<Touched> some = List.of(at(""), at("new"), at("new/deep"));
		assertThat(added(this.processor.process(some))).isEqualTo(added(this.processor.process(some)));
		assertThat(added(this.processor.process(List.of(at(""))))).containsExactly("new");
		DirectoryChange alone = this.processor.process(List.of(at("new"), at("new/deep")));
		assertThat(added(alone)).as("without what holds it, which is not written").isEmpty();
		assertThat(alone.directories()).isEmpty();
	}

}
