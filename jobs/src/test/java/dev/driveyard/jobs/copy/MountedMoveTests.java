package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.local.TestMount;
import dev.driveyard.transfer.copy.Conflict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Copies and moves on the file systems that there are.
 */
@Tag("mount")
class MountedMoveTests extends CopyTestBase {

	private TestMount mount(TestMount.Type type) throws IOException {
		TestMount mount = TestMount.of(Files.createDirectory(this.temp.resolve("mount")), type);
		this.target = Tree.create(mount.root().resolve("target"));
		return mount;
	}

	/** What each file and link holds, by path. */
	private static SortedMap<String, String> entries(Path root) throws IOException {
		SortedMap<String, String> contents = new TreeMap<>();
		try (Stream<Path> walk = Files.walk(root)) {
			for (Path path : walk.toList()) {
				String name = LocalPaths.encode(root.relativize(path));
				contents.put(name, Files.isSymbolicLink(path) ? "-> " + Files.readSymbolicLink(path)
						: (Files.isDirectory(path) ? "" : Files.readString(path, StandardCharsets.ISO_8859_1)));
			}
		}
		return contents;
	}

	private void fillOdd() {
		this.source.file("plain", "1");
		this.source.file("stra\u00dfe", "2");
		this.source.file("strasse", "3");
		this.source.file("e\u0301 decomposed", "4");
		this.source.file("\u00e9 composed", "5");
		this.source.file("deep/er/\ud83d\ude00 face", "6");
		this.source.file("deep/ blank", "7");
		this.source.file("deep/-rf", "8");
		this.source.file("deep/" + "n".repeat(250), "9");
		this.source.file("empty", "");
		this.source.directory("none");
	}

	@ParameterizedTest
	@EnumSource(names = { "TMPFS", "EXT4_SMALL_INODES", "XFS", "BTRFS", "EXFAT", "NTFS_IGNORING_CASE" })
	void aTreeIsCopiedMovedThereAndMovedBack(TestMount.Type type) throws IOException {
		fillOdd();
		boolean links = type != TestMount.Type.EXFAT;
		if (links) {
			this.source.symlink("deep/link", "../plain");
			this.source.file("deep/back\\slash" + ((type == TestMount.Type.NTFS_IGNORING_CASE) ? "" : "\n"), "10");
		}
		SortedMap<String, String> before = entries(this.source.root());
		try (TestMount mount = mount(type)) {
			assertThat(mount.root()).exists();
			Outcome copy = copied(copy(Map.of()));
			assertThat(copy.get("failed")).as(issueCodes(copy).toString()).isZero();
			assertThat(entries(there(""))).isEqualTo(before);
			Tree moved = Tree.create(mount.root().resolve("moved"));
			Outcome move = copied(run("move", this.source.root(), moved.root(), Map.of()));
			assertThat(move.get("failed")).as(issueCodes(move).toString()).isZero();
			assertThat(entries(moved.path("source"))).isEqualTo(before);
			assertThat(this.source.root()).doesNotExist();
			copied(run("move", moved.path("source"), this.temp, Map.of()));
			assertThat(entries(this.source.root())).isEqualTo(before);
			assertThat(moved.root()).isEmptyDirectory();
			Outcome within = copied(run("move", there(""), moved.root(), Map.of()));
			assertThat(within.get("failed")).as(issueCodes(within).toString()).isZero();
			assertThat(entries(moved.path("source"))).isEqualTo(before);
			assertThat(there("")).doesNotExist();
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			NTFS_IGNORING_CASE, skip,       auto
			NTFS_IGNORING_CASE, overwrite,  auto
			NTFS_IGNORING_CASE, overwrite,  stream
			NTFS_IGNORING_CASE, newer,      auto
			NTFS_IGNORING_CASE, rename,     auto
			EXFAT,              skip,       auto
			EXFAT,              overwrite,  auto
			EXFAT,              fail,       stream
			""")
	void namesThatTheTargetTakesForOneLoseNothing(TestMount.Type type, String conflict, String method)
			throws IOException {
		this.source.file("Dir/a", "1");
		this.source.file("dir/a", "2");
		this.source.file("dir/b", "3");
		this.source.file("File", "4");
		this.source.file("file", "5");
		Tree more = Tree.create(this.temp.resolve("more"));
		more.file("X/one", "6");
		more.file("y/x/one", "7");
		try (TestMount mount = mount(type)) {
			assertThat(mount.root()).exists();
			Map<String, Object> how = Map.of("conflict", conflict, "method", method);
			Outcome outcome = copied(run("move", this.source.root(), this.target.root(), how));
			assertThat(outcome.get("failed")).isPositive();
			assertThat(operation(outcome).state()).isEqualTo(State.PARTLY);
			copied(run("move", List.of(more.path("X"), more.path("y/x")), this.target.root(), how));
			assertThat(allThatIsLeft()).containsExactly("1", "2", "3", "4", "5", "6", "7");
			assertThat(issueCodes(outcome)).containsKey("dir");
		}
	}

	private List<String> allThatIsLeft() throws IOException {
		SortedMap<String, String> all = entries(this.source.root());
		List<String> found = new ArrayList<>(all.values());
		found.addAll(entries(this.target.root()).values());
		found.addAll(entries(this.temp.resolve("more")).values());
		return found.stream().filter((text) -> !text.isEmpty()).sorted().toList();
	}

	@ParameterizedTest
	@EnumSource(names = { "EXFAT", "NTFS_IGNORING_CASE" })
	void aNameIsSpeltInAnotherWay(TestMount.Type type) throws IOException {
		try (TestMount mount = mount(type)) {
			assertThat(mount.root()).exists();
			this.target.file("q", "text");
			this.target.file("folder/f", "text");
			copied(run("move", this.target.path("q"), this.target.path("Q"), Map.of()));
			copied(run("move", this.target.path("folder"), this.target.path("Folder"), Map.of("method", "stream")));
			assertThat(this.target.path("Q")).hasContent("text");
			if (type == TestMount.Type.EXFAT) { // the other one lists all in small
												// letters
				assertThat(entries(this.target.root()).keySet()).containsExactly("", "Folder", "Folder/f", "Q");
			}
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			BIND, auto
			BIND, stream
			BINDFS, auto
			BINDFS, stream
			""")
	void aFolderThatIsSeenTwiceLosesNothing(TestMount.Type type, String method) throws IOException {
		try (TestMount mount = mount(type)) {
			Tree bound = new Tree(mount.bound());
			for (Conflict conflict : Conflict.values()) {
				Map<String, Object> how = Map.of("method", method, "conflict",
						conflict.name().toLowerCase(Locale.ROOT));
				for (Path from : new Path[] { mount.bound(), mount.root() }) {
					Path to = from.equals(mount.bound()) ? mount.root() : mount.bound();
					bound.file("a/file", "text");
					bound.directory("a/none");
					bound.file("b/sub/file", "more");
					tryToMove(from.resolve("a/file"), to.resolve("a"), how);
					tryToMove(from.resolve("a"), to, how);
					tryToMove(from.resolve("b"), to.resolve("b/sub"), how);
					tryToMove(from.resolve("b/sub"), to.resolve("b"), how);
					assertThat(entries(mount.bound()).values()).contains("text", "more");
					assertThat(mount.bound().resolve("a/none")).isDirectory();
					assertThat(mount.bound().resolve("b/sub/b")).doesNotExist();
				}
			}
		}
	}

	/** It may be refused at once, or fail, or do some of it. */
	private void tryToMove(Path from, Path to, Map<String, Object> how) {
		try {
			run("move", from, to, how);
		}
		catch (OperateException ex) {
			assertThat(ex).hasMessageMatching("(?s).*(are the same|lies inside of).*");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "BIND", "BINDFS" })
	void anotherFolderOfTheSameMountIsATarget(TestMount.Type type) throws IOException {
		this.source.fill("", 3, 3);
		this.source.link("d0001/other", "d0000/f1");
		SortedMap<String, String> before = entries(this.source.root());
		try (TestMount mount = mount(type)) {
			Files.createDirectory(mount.bound().resolve("new"));
			Outcome moved = copied(run("move", this.source.root(), mount.root().resolve("new"), Map.of()));
			assertThat(moved.get("failed")).as(issueCodes(moved).toString()).isZero();
			assertThat(entries(mount.bound().resolve("new/source"))).isEqualTo(before);
			assertThat(this.source.root()).doesNotExist();
			Shell.run(mount.bound(), "test $(stat -c %h new/source/d0001/other) = 2");
		}
	}

	@Test
	void aTargetThatSpansMountsIsMovedTo() throws IOException {
		this.source.file("inner/deep/g", "1");
		this.source.file("inner/h", "2");
		this.source.file("outer/f", "3");
		this.source.link("inner/again", "outer/f");
		Path inner = this.target.directory("source/inner");
		TestMount mount = TestMount.of(Files.createDirectory(this.temp.resolve("mount")), TestMount.Type.TMPFS, "10M");
		Shell.run(this.temp, "mount --bind mount/mnt \"$1\"", inner.toString());
		try (mount) {
			Outcome moved = copied(run("move", this.source.root(), this.target.root(), Map.of()));
			assertThat(issueCodes(moved)).isEmpty();
			assertThat(entries(mount.root()).values()).containsExactly("", "3", "", "1", "2");
			assertThat(this.target.path("source/outer/f")).hasContent("3");
			assertThat(this.source.root()).doesNotExist();
		}
		finally {
			Shell.run(this.temp, "umount \"$1\" || true", inner.toString());
		}
	}

}
