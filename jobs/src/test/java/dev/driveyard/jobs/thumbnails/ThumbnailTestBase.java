package dev.driveyard.jobs.thumbnails;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import dev.driveyard.catalogue.contents.UuidBytes;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.content.Blake3Batch;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the job that makes thumbnails: each runs on every database, with a library and
 * a tree of its own.
 */
@SuppressWarnings("NullAway.Init")
abstract class ThumbnailTestBase extends JobTestBase {

	Tree tree;

	@BeforeEach
	void plantTree() {
		this.tree = Tree.create(this.temp.resolve("tree"));
	}

	/** Makes thumbnails of the tree whatever comes of it. */
	Outcome run(Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("paths", List.of(LocalPaths.encode(this.tree.root())));
		parameters.put("renderers", 2);
		parameters.putAll(more);
		return this.jobs.execute(this.jobs.operator().prepare("thumbnails", parameters, false));
	}

	/** Makes them to the end. */
	Outcome make(Map<String, Object> more) {
		Outcome outcome = run(more);
		assertThat(outcome.run().status()).as(outcome.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		return outcome;
	}

	Outcome make() {
		return make(Map.of());
	}

	Path file(String relative, byte[] content) throws IOException {
		Path path = this.tree.path(relative);
		Files.createDirectories(path.getParent());
		return Files.write(path, content);
	}

	Sidecars sidecars() {
		return this.jobs.bean(Sidecars.class);
	}

	SidecarFolder folder() {
		return this.jobs.bean(SidecarFolder.class);
	}

	/** The UUID of what a file holds. */
	UUID content(String relative) {
		String name = relative.substring(relative.lastIndexOf('/') + 1);
		return this.jobs.sql()
			.sql("SELECT c.uuid FROM entry e JOIN content_identity c ON c.id = e.content_id WHERE e.name = ?")
			.param(name)
			.query((row, number) -> UuidBytes.toUuid(row.getBytes(1)))
			.single();
	}

	/** The sidecars of what a file holds: variant, width and height as text. */
	Map<String, String> variants(String relative) {
		Map<String, String> found = new TreeMap<>();
		for (Sidecar sidecar : sidecars().of(content(relative))) {
			found.put(sidecar.name().variant(), sidecar.width() + "x" + sidecar.height());
		}
		return found;
	}

	/** All files among the sidecars. */
	List<Path> files() throws IOException {
		Path root = this.jobs.library().sidecars();
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
	}

	/** Each row has its file, of its size and checksum, and each file its row. */
	void assertWhole() throws IOException {
		List<Path> expected = new ArrayList<>();
		for (int first = 0; first < 256; first++) {
			for (Sidecar sidecar : sidecars().withFirstByte(first)) {
				Path file = folder().file(sidecar.name(), sidecar.format());
				byte[] bytes = Files.readAllBytes(file);
				assertThat((long) bytes.length).isEqualTo(sidecar.size());
				assertThat(new Blake3Batch().hash(bytes, new int[] { 0 }, new int[] { bytes.length }, 1)[0].toString())
					.isEqualTo(sidecar.checksum());
				assertThat(sidecars().lookOf(sidecar.name().content())).isPresent();
				var image = ImageIO.read(new ByteArrayInputStream(bytes));
				assertThat(image.getWidth() + "x" + image.getHeight())
					.isEqualTo(sidecar.width() + "x" + sidecar.height());
				expected.add(file);
			}
		}
		assertThat(files()).containsExactlyInAnyOrderElementsOf(expected);
	}

}
