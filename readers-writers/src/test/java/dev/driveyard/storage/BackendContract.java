package dev.driveyard.storage;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Rule;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What every {@link Backend} promises. A provider's tests extend it and say how to put
 * things into their volume.
 */
public abstract class BackendContract {

	/** The volume to test. */
	protected abstract Backend volume();

	/** The absolute, encoded path of an empty directory of it. */
	protected abstract String root();

	/** Puts a file, with the directories above it, at an encoded relative path. */
	protected abstract void putFile(String path, String content) throws IOException;

	/** Makes a directory, with those above it. */
	protected abstract void putDirectory(String path) throws IOException;

	/** Makes a symbolic link. */
	protected abstract void putLink(String path, String target) throws IOException;

	/** Moves what is at one path to another. */
	protected abstract void move(String from, String to) throws IOException;

	/** Removes a file, link or directory with all it holds. */
	protected abstract void remove(String path) throws IOException;

	/** The absolute path of a relative one. */
	protected final String absolute(String path) {
		return path.isEmpty() ? root() : root() + "/" + path;
	}

	/** The stat at a relative path. */
	protected final FileStat stat(String path) throws IOException {
		return volume().stat(absolute(path));
	}

	/** The children of the directory at a relative path, by name; none may fail. */
	protected final Map<String, FileStat> list(String path) throws IOException {
		Children children = volume().list(absolute(path), stat(path));
		assertThat(children.failures()).isEmpty();
		Map<String, FileStat> byName = new TreeMap<>();
		children.stats().forEach((child) -> byName.put(child.name(), child));
		assertThat(byName).hasSameSizeAs(children.stats());
		return byName;
	}

	/** The child with a name. */
	protected static FileStat child(Map<String, FileStat> children, String name) {
		return Objects.requireNonNull(children.get(name), name);
	}

	@Test
	void whatAVolumeDeclaresIsWhatItsTestsAskFor() {
		assertThat(volume().abilities().contains(Ability.STABLE_INODES))
			.isEqualTo(this instanceof StableInodesContract);
		assertThat(volume().abilities()).contains(Ability.SYMBOLIC_LINKS);
	}

	@Test
	void filesAndDirectoriesAreListedAsTheyAre() throws IOException {
		putFile("file", "hello");
		putFile("empty", "");
		putFile("dir/inner", "x");
		Map<String, FileStat> found = list("");
		assertThat(found).containsOnlyKeys("file", "empty", "dir");
		assertThat(child(found, "file").stat().kind()).isEqualTo(FileKind.FILE);
		assertThat(child(found, "file").stat().size()).isEqualTo(5);
		assertThat(child(found, "empty").stat().size()).isZero();
		assertThat(child(found, "dir").stat().kind()).isEqualTo(FileKind.DIRECTORY);
		assertThat(found.values()).allMatch((child) -> child.stat().target() == null);
		assertThat(list("dir")).containsOnlyKeys("inner");
		assertThat(stat("")).matches((self) -> self.stat().kind() == FileKind.DIRECTORY);
	}

	@Test
	void aListingShowsWhatAStatShows() throws IOException {
		putFile("file", "hello");
		putDirectory("dir");
		for (FileStat child : list("").values()) {
			assertThat(stat(child.name())).isEqualTo(child);
		}
	}

	@Test
	void anEmptyDirectoryHoldsNothing() throws IOException {
		putDirectory("dir");
		assertThat(list("dir")).isEmpty();
	}

	@Test
	void whatIsMissingIsSaidToBeMissing() throws IOException {
		putDirectory("dir");
		FileStat gone = stat("dir");
		remove("dir");
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> stat("dir"));
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> stat("no/such"));
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> volume().list(absolute("dir"), gone));
	}

	@Test
	void aFileInPlaceOfADirectoryIsNotListed() throws IOException {
		putDirectory("dir");
		FileStat seen = stat("dir");
		remove("dir");
		putFile("dir", "x");
		assertThatIOException().isThrownBy(() -> volume().list(absolute("dir"), seen))
			.isInstanceOfAny(NotDirectoryException.class, StaleDirectoryException.class);
	}

	@Test
	void aLinkInPlaceOfADirectoryIsNotListed() throws IOException {
		putFile("other/secret", "x");
		putDirectory("dir");
		FileStat seen = stat("dir");
		remove("dir");
		putLink("dir", "other");
		assertThatExceptionOfType(StaleDirectoryException.class).isThrownBy(() -> volume().list(absolute("dir"), seen));
		assertThatExceptionOfType(StaleDirectoryException.class)
			.isThrownBy(() -> volume().list(absolute("dir"), stat("dir")));
	}

	@Test
	void linksAreShownAndNeverFollowed() throws IOException {
		putFile("dir/file", "hello");
		putLink("to-dir", "dir");
		putLink("to-file", "dir/file");
		putLink("dangling", "no/such\nplace");
		putLink("self", "self");
		putLink("up", "./dir/..");
		Map<String, FileStat> found = list("");
		Map.of("to-dir", "dir", "to-file", "dir/file", "dangling", "no/such\nplace", "self", "self", "up", "./dir/..")
			.forEach((name, target) -> {
				FileAttributes link = child(found, name).stat();
				assertThat(link.kind()).as(name).isEqualTo(FileKind.LINK);
				assertThat(link.target()).isEqualTo(target);
			});
		for (String name : List.of("to-dir", "dangling", "self")) {
			assertThat(stat(name)).isEqualTo(found.get(name));
		}
	}

	@Test
	void oddNamesAreNamesLikeAnyOther() throws IOException {
		List<String> names = List.of("new\nline", "tab\t", "\u001b[31m", "😀", " ", "-rf", "*?[a]", "100%", "%41",
				"back\\slash", "\"quoted'", "u\u0308", "\u00fc", "a".repeat(255), "é".repeat(127));
		for (String name : names) {
			putFile(name, name);
		}
		assertThat(list("").keySet()).containsExactlyInAnyOrderElementsOf(names);
		for (String name : names) {
			assertThat(stat(name).name()).isEqualTo(name);
		}
	}

	@Test
	void aDeepTreeIsReadToItsEnd() throws IOException {
		String path = "d" + "/d".repeat(59);
		putFile(path + "/leaf", "x");
		assertThat(list(path)).containsOnlyKeys("leaf");
		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThat(stat(path + "/leaf").stat().size()).isOne());
	}

	@Test
	void aVolumeTellsTheFileSystemOfWhatItShows() throws IOException {
		MountedFileSystem device = volume().fileSystem(stat("").device());
		assertThat(device.fingerprint()).isNotBlank();
		assertThat(volume().fileSystem(stat("").device())).isEqualTo(device);
	}

	/** And not where the same path leads to on this machine. */
	@Test
	void rulesOfRepositoriesAreThoseOfTheVolume() throws IOException {
		putDirectory("repository/.git");
		putFile("repository/.gitignore", "*.log\n");
		putFile("repository/folder/a.log", "x");
		putFile("repository/folder/b.txt", "x");
		Rules rules = new Rules(Set.of(Rule.GITIGNORE, Rule.NO_GIT), List.of(), List.of());
		List<String> files = new ArrayList<>();
		try (TreeWalk walk = new TreeWalk(volume(), absolute("repository/folder"), "",
				TreeWalk.startStat(volume(), absolute("repository/folder")), rules, WalkOptions.WHOLE)) {
			for (Listing listing = walk.next(); listing != null; listing = walk.next()) {
				listing.children().forEach((child) -> files.add(child.name()));
			}
		}
		assertThat(files).containsExactly("b.txt");
	}

}
