package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.transfer.removal.FileRemover;
import dev.driveyard.transfer.removal.Removal;
import dev.driveyard.transfer.removal.RemovalOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Emptying removes what was asked for, with all that belongs to it, and nothing else.
 */
class TrashEmptyingTests {

	private final List<Removal> outcomes = new ArrayList<>();

	private TrashFixture trash;

	@BeforeEach
	void enter(@TempDir Path temp) throws IOException {
		this.trash = new TrashFixture(temp);
	}

	private boolean empty(TrashFilter filter) throws IOException {
		return this.trash.can().empty(filter, this.trash.options(), this.outcomes::add);
	}

	private void put(String... paths) throws IOException {
		for (String path : paths) {
			this.trash.can().put(path);
		}
	}

	private void date(String name, String date) {
		Shell.run(this.trash.home, "sed -i \"s/^DeletionDate=.*/DeletionDate=$2/\" info/$1.*.trashinfo", name, date);
	}

	@Test
	void everythingGoesFromAllTrashes() throws IOException {
		this.trash.file("dir/sub/file");
		put(this.trash.path("dir"), this.trash.file("file"), this.trash.file("volume/file"));
		Files.createSymbolicLink(this.trash.home.resolve("files/link"), this.trash.root);
		Files.writeString(this.trash.home.resolve("directorysizes.killed"), "");
		assertThat(empty(TrashFilter.ALL)).isTrue();
		for (Path folder : List.of(this.trash.home, this.trash.volume.resolve(".Trash-" + this.trash.user))) {
			assertThat(folder.resolve("files")).isEmptyDirectory();
			assertThat(folder.resolve("info")).isEmptyDirectory();
		}
		assertThat(this.trash.home.resolve("directorysizes")).isEmptyFile();
		assertThat(this.trash.home.resolve("directorysizes.killed")).doesNotExist();
		assertThat(this.outcomes).hasSize(6).allMatch(Removal.Removed.class::isInstance);
	}

	@Test
	void leftoversGoToo() throws IOException {
		put(this.trash.file("file"));
		Shell.run(this.trash.home, "touch files/orphan info/lonely.trashinfo info/..trashinfo info/...trashinfo;"
				+ " mkdir precious; touch precious/file");
		empty(TrashFilter.ALL);
		assertThat(this.trash.home.resolve("files")).isEmptyDirectory();
		assertThat(this.trash.home.resolve("info/lonely.trashinfo")).doesNotExist();
		assertThat(this.trash.home.resolve("precious/file")).exists();
	}

	@Test
	void onlyWhatIsOldGoes() throws IOException {
		put(this.trash.file("old"), this.trash.file("new"), this.trash.file("unknown"));
		Shell.run(this.trash.home, "touch files/orphan");
		date("old", "2026-10-01T00:00:00");
		date("new", "2026-11-01T00:00:00");
		date("unknown", "long ago");
		empty(new TrashFilter(LocalDateTime.parse("2026-11-01T00:00:00"), null));
		assertThat(this.trash.list()).extracting(TrashEntry::path)
			.containsExactlyInAnyOrder(this.trash.path("new"), this.trash.path("unknown"));
		assertThat(this.trash.home.resolve("files/orphan")).exists();
	}

	@Test
	void onlyWhatWasAtAPathOrBelowItGoes() throws IOException {
		put(this.trash.file("a/file"), this.trash.file("a/b/file"), this.trash.file("ab"), this.trash.file("c"));
		empty(new TrashFilter(null, this.trash.path("a")));
		assertThat(this.trash.list()).extracting(TrashEntry::path)
			.containsExactlyInAnyOrder(this.trash.path("ab"), this.trash.path("c"));
	}

	@Test
	void itCanBeStoppedAndGoneOnWith() throws IOException {
		put(this.trash.file("a"), this.trash.file("b"), this.trash.file("c"));
		AtomicInteger left = new AtomicInteger(2);
		RemovalOptions options = new RemovalOptions(this.trash.mounts(), FileRemover.UNLINK, 1,
				() -> left.getAndDecrement() <= 0);
		assertThat(this.trash.can().empty(TrashFilter.ALL, options, this.outcomes::add)).isFalse();
		assertThat(this.trash.list()).isNotEmpty();
		assertThat(empty(TrashFilter.ALL)).isTrue();
		assertThat(this.trash.list()).isEmpty();
		assertThat(this.outcomes).hasSize(3);
	}

	@Test
	void whatCantBeRemovedKeepsItsNote() throws IOException {
		put(this.trash.file("bad"), this.trash.file("good"));
		RemovalOptions options = new RemovalOptions(this.trash.mounts(), (directory, file) -> {
			if (file.name().startsWith("bad")) {
				throw new IOException("Broken");
			}
			return directory.delete(file.name());
		}, 1, () -> false);
		assertThat(this.trash.can().empty(TrashFilter.ALL, options, this.outcomes::add)).isTrue();
		assertThat(this.trash.list()).extracting(TrashEntry::path).containsExactly(this.trash.path("bad"));
		assertThat(this.outcomes).filteredOn(Removal.Kept.class::isInstance).hasSize(1);
	}

	@Test
	void directorySizesAreKept() throws IOException {
		Files.write(Files.createDirectories(this.trash.root.resolve("big dir")).resolve("file"), new byte[10_000]);
		Files.createLink(this.trash.root.resolve("big dir/again"), this.trash.root.resolve("big dir/file"));
		Trashed trashed = this.trash.can().put(this.trash.path("big dir"));
		put(this.trash.file("file"));
		Path sizes = this.trash.home.resolve("directorysizes");
		Path note = this.trash.home.resolve("info/" + trashed.name() + ".trashinfo");
		long noted = Files.getLastModifiedTime(note).toMillis() / 1000;
		assertThat(sizes).hasContent("16384 " + noted + " " + trashed.name().replace(" ", "%20"));
		assertThat(sizes).content().endsWith("\n");
		TrashEntry entry = this.trash.can().find(trashed.folder(), trashed.name()).get();
		Shell.run(this.trash.home, "sed -i s/^16384/4711/ directorysizes");
		assertThat(this.trash.can().size(entry)).as("cached").isEqualTo(4711);
		Shell.run(this.trash.home, "touch -d 2001-01-01 info/big*");
		assertThat(this.trash.can().size(entry)).as("of another directory").isEqualTo(16_384);
		this.trash.can().restore(entry);
		assertThat(sizes).isEmptyFile();
		assertThat(this.trash.home).isDirectoryNotContaining("glob:**directorysizes.*");
	}

	@Test
	void brokenDirectorySizesAreRepaired() throws IOException {
		put(this.trash.file("file"));
		Files.writeString(this.trash.home.resolve("directorysizes"), "nonsense\n1 2\n5 6 other%20dir\nx y z\n");
		this.trash.file("dir/file");
		Trashed trashed = this.trash.can().put(this.trash.path("dir"));
		assertThat(this.trash.home.resolve("directorysizes")).content()
			.contains("5 6 other%20dir\n")
			.contains(trashed.name())
			.doesNotContain("nonsense");
		assertThat(LocalPaths.encode(this.trash.home)).isEqualTo(trashed.folder().path());
	}

}
