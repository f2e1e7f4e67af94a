package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.TestMount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A disk is pulled in the middle of a deletion: what is on it is not taken for removed,
 * and the run goes on when it is there again.
 */
@Tag("mount")
@SuppressWarnings("NullAway.Init")
class DetachedDeleteTests extends DeleteTestBase {

	private static final int FOLDERS = 20;

	private TestMount mount;

	@BeforeEach
	void mount() throws IOException {
		this.mount = TestMount.of(Files.createDirectory(this.temp.resolve("disk")), TestMount.Type.EXT4_SMALL_INODES);
		this.tree = Tree.create(this.mount.root().resolve("tree"));
		for (int folder = 0; folder < FOLDERS; folder++) {
			this.tree.file(folder + "/file", "file " + folder);
			this.tree.file(folder + "/deep/file", "deep " + folder);
		}
		this.jobs.index(this.tree.root());
	}

	@AfterEach
	void unmount() {
		this.mount.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "permanent", "trash", "secure" })
	void whatIsOnItIsNotTakenForRemoved(String mode) {
		String[] all = IntStream.range(0, FOLDERS).mapToObj(String::valueOf).toArray(String[]::new);
		Map<String, Object> how = mode.equals("trash") ? TRASH : Map.of("mode", mode, "confirmed", true);
		AtomicInteger seen = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			if (path.contains("/tree") && seen.incrementAndGet() == 7) {
				this.mount.detach();
			}
		});
		Outcome failed = run(how, all);
		this.jobs.volume().leave();
		this.mount.attach();
		assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(failed.run().exitMessage()).contains("disk");
		assertThat(this.tree.root()).isNotEmptyDirectory();
		// where the test may make no trash on the disk, all of it stays; what is half
		// overwritten is no text
		Map<String, String> left = mode.equals("trash") ? files() : Map.of();
		delete(how, all);
		assertThat(files()).isEqualTo(left);
		assertCatalogueRight();
	}

}
