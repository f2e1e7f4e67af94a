package dev.driveyard.tree;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.driveyard.catalogue.Json;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.local.LocalBackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link Rules} alone and in a walk.
 */
class RulesTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			no-system-files, FILE, .DS_Store, a.DS_Store
			no-system-files, DIRECTORY, lost+found, lost
			no-system-files, FILE, ._photo.jpg, .photo.jpg
			no-system-files, FILE, notes~, ~
			no-system-files, DIRECTORY, .Trash-1000, Trash-1000
			no-hidden, FILE, .profile, profile.
			no-git, DIRECTORY, .git, .github
			no-git, FILE, .gitignore, gitignore
			no-dev-dirs, DIRECTORY, node_modules, modules
			no-dev-dirs, DIRECTORY, target, targets
			only-images, FILE, notes.txt, photo.JPG
			only-images, FILE, jpg, a.dng
			only-images, LINK, link, link.png
			""")
	void eachToggleLeavesOutItsOwnAndNoMore(String id, FileKind kind, String out, String in) {
		Rule rule = Rule.ofId(id);
		RuleCheck on = new RuleCheck(new Rules(Set.of(rule), List.of(), List.of()));
		assertThat(on.leavesOut("/data", "sub/" + out, out, kind, null)).isEqualTo(id);
		assertThat(on.leavesOut("/data", "sub/" + in, in, kind, null)).isNull();
		RuleCheck off = new RuleCheck(
				new Rules(EnumSet.complementOf(EnumSet.of(rule, Rule.NO_HIDDEN)), List.of(), List.of()));
		assertThat(off.leavesOut("/data", "sub/" + out, out, kind, null)).isNotEqualTo(id);
	}

	@ParameterizedTest
	@CsvSource({ "/, proc, true", "/, home/proc, false", "/home, proc, false", "/, dev, true" })
	void systemFoldersAreThoseAtTheirPlaceOnly(String root, String relative, boolean out) {
		String name = relative.substring(relative.lastIndexOf('/') + 1);
		String rule = new RuleCheck(Rules.DEFAULT).leavesOut(root, relative, name, FileKind.DIRECTORY, null);
		assertThat(rule != null).isEqualTo(out);
	}

	@Test
	void aFileOfADevFoldersNameStays() {
		RuleCheck check = new RuleCheck(new Rules(Set.of(Rule.NO_DEV_DIRS), List.of(), List.of()));
		assertThat(check.leavesOut("/data", "target", "target", FileKind.FILE, null)).isNull();
	}

	@Test
	void includeWinsOverExcludeAndThatOverToggles() {
		RuleCheck check = new RuleCheck(
				new Rules(Set.of(Rule.NO_HIDDEN), List.of("*.log", "/tmp/**"), List.of("keep*")));
		assertThat(check.leavesOut("/d", "a/keep.log", "keep.log", FileKind.FILE, null)).isNull();
		assertThat(check.leavesOut("/d", "a/x.log", "x.log", FileKind.FILE, null)).isEqualTo(RuleCheck.EXCLUDED);
		assertThat(check.leavesOut("/d", ".x.log", ".x.log", FileKind.FILE, null)).isEqualTo(RuleCheck.EXCLUDED);
		assertThat(check.leavesOut("/d", ".x", ".x", FileKind.FILE, null)).isEqualTo("no-hidden");
		assertThat(check.leavesOut("/d", "tmp/a/b", "b", FileKind.FILE, null)).isEqualTo(RuleCheck.EXCLUDED);
		assertThat(check.leavesOut("/d", "a/tmp/b", "b", FileKind.FILE, null)).isNull();
	}

	@Test
	void aNameThatIsNoTextIsMatchedAsItIsShown() {
		RuleCheck check = new RuleCheck(new Rules(Set.of(), List.of("*.log"), List.of()));
		assertThat(check.leavesOut("/d", "\uEFFF.log", "\uEFFF.log", FileKind.FILE, null)).isEqualTo("exclude");
		assertThat(check.leavesOut("/d", "a\nb.log", "a\nb.log", FileKind.FILE, null)).isEqualTo("exclude");
	}

	@Test
	void gitsIgnoreFilesAreObeyedAsGitDoes(@TempDir Path root) throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("repo/.git/info/exclude", "secret.txt\nboth.txt\n");
		files.put("repo/.gitignore", "*.log\n/build/\n!both.txt\ndocs/*.pdf\n");
		files.put("repo/sub/.gitignore", "!keep.log\nown.txt\n");
		files.put("repo/sub/inner/.git/HEAD", "");
		for (String path : List.of("outside.log", "repo/a.log", "repo/secret.txt", "repo/both.txt", "repo/build/x",
				"repo/sub/build/x", "repo/sub/keep.log", "repo/sub/b.log", "repo/sub/own.txt", "repo/own.txt",
				"repo/docs/a.pdf", "repo/docs/deep/a.pdf", "repo/sub/inner/c.log")) {
			files.put(path, "");
		}
		for (Map.Entry<String, String> file : files.entrySet()) {
			Files.createDirectories(root.resolve(file.getKey()).getParent());
			Files.writeString(root.resolve(file.getKey()), file.getValue());
		}
		Rules rules = new Rules(Set.of(Rule.GITIGNORE, Rule.NO_GIT), List.of(), List.of());
		assertThat(files(root, "", rules)).containsExactly("outside.log", "repo/both.txt", "repo/docs/deep/a.pdf",
				"repo/own.txt", "repo/sub/build/x", "repo/sub/inner/c.log", "repo/sub/keep.log");
		assertThat(files(root.resolve("repo/sub"), "", rules)).as("a location inside a repository")
			.containsExactly("build/x", "inner/c.log", "keep.log");
		assertThat(files(root, "repo/sub", rules)).as("a walk that starts below")
			.containsExactly("repo/sub/build/x", "repo/sub/inner/c.log", "repo/sub/keep.log");
		GitIgnores ignores = GitIgnores.above(new LocalBackend(), root + "/repo/build", new ArrayList<>());
		String relative = (root + "/repo/build").substring(1);
		assertThat(new RuleCheck(rules).leavesOut("/", relative, "build", FileKind.DIRECTORY, ignores))
			.as("in a location of everything")
			.isEqualTo("gitignore");
	}

	@Test
	void aRuleFileIsReadUpToOneMebibyteAndOnlyIfItIsAFile(@TempDir Path root) throws IOException {
		Rules rules = new Rules(Set.of(Rule.GITIGNORE, Rule.NO_GIT), List.of(), List.of());
		for (String folder : List.of("large/.git", "link/.git", "folder/.git", "folder/.gitignore", "small/.git")) {
			Files.createDirectories(root.resolve(folder));
			Files.writeString(root.resolve(folder).resolveSibling("a.log"), "");
		}
		Files.writeString(root.resolve("small/.gitignore"), "*.log\n" + "#".repeat((1 << 20) - 6));
		try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("large/.gitignore").toFile(), "rw")) {
			sparse.writeBytes("*.log\n");
			sparse.setLength(4L << 30);
		}
		Files.createSymbolicLink(root.resolve("link/.gitignore"), root.resolve("small/.gitignore"));
		try (TreeWalk walk = Trees.walk(new LocalBackend(), root, rules, WalkOptions.WHOLE)) {
			List<Listing> listings = Trees.rest(walk);
			assertThat(listings).filteredOn((listing) -> !listing.unreadRules().isEmpty())
				.extracting((listing) -> listing.path() + ": " + listing.unreadRules().get(0).cause().getMessage())
				.containsExactlyInAnyOrder("large: it has more than 1 MiB", "link: it is no regular file",
						"folder: it is no regular file");
			assertThat(listings).filteredOn((listing) -> listing.leftOut().containsKey("a.log"))
				.extracting(Listing::path)
				.containsExactly("small");
		}
	}

	@Test
	void aListingNamesWhatWasLeftOutByWhich(@TempDir Path root) throws IOException {
		Trees.make(root, List.of("", ".git", "a"));
		Rules rules = new Rules(Set.of(Rule.NO_GIT), List.of("fi*"), List.of());
		try (TreeWalk walk = Trees.walk(new LocalBackend(), root, rules, WalkOptions.WHOLE)) {
			assertThat(Trees.rest(walk).get(0).leftOut()).isEqualTo(Map.of(".git", "no-git", "file", "exclude"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyRuleHasAnIdAndADescription(Rule rule) {
		assertThat(Rule.ofId(rule.id())).isEqualTo(rule);
		assertThat(rule.id()).matches("[a-z-]+");
		assertThat(rule.description()).isNotBlank();
		assertThat(Rules.DEFAULT.on().contains(rule)).isEqualTo(rule.onByDefault());
		assertThat(Rules.NONE.with(Map.of(rule, true)).on()).containsExactly(rule);
		assertThat(Rules.DEFAULT.with(Map.of(rule, false)).on()).doesNotContain(rule);
	}

	@Test
	void rulesAreStoredAsJson() {
		Rules rules = new Rules(EnumSet.allOf(Rule.class), List.of("*.a", "b/**"), List.of("{c,d}"));
		assertThat(Rules.of(Json.read(Json.write(rules.toMap())))).isEqualTo(rules);
		assertThat(Rules.of(Map.of())).isEqualTo(Rules.NONE);
		assertThatIllegalArgumentException().isThrownBy(() -> Rules.of(Map.of("on", List.of("no-such"))))
			.withMessageContaining("no-such");
	}

	/** The files that a walk shows. */
	private static List<String> files(Path root, String start, Rules rules) throws IOException {
		LocalBackend volume = new LocalBackend();
		String path = start.isEmpty() ? root.toString() : root + "/" + start;
		try (TreeWalk walk = new TreeWalk(volume, root.toString(), start, volume.stat(path), rules,
				WalkOptions.WHOLE)) {
			return Trees.rest(walk)
				.stream()
				.flatMap((listing) -> listing.children()
					.stream()
					.filter((child) -> child.stat().kind() == FileKind.FILE)
					.map((child) -> listing.path().isEmpty() ? child.name() : listing.path() + "/" + child.name()))
				.sorted()
				.toList();
		}
	}

}
