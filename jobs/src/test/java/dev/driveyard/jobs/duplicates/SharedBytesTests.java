package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.local.TestMount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that share their bytes, on file systems that are made for the test, which the
 * super-user can mount.
 */
@Tag("mount")
@SuppressWarnings("NullAway.Init")
class SharedBytesTests extends ReclaimTestBase {

	private static final int SIZE = 300_000;

	private @Nullable TestMount disk;

	private Path root;

	private void mount(TestMount.Type type) throws IOException {
		this.disk = TestMount.of(Files.createDirectories(this.temp.resolve("disk")), type);
		this.root = this.disk.root();
	}

	@AfterEach
	void unmount() {
		if (this.disk != null) {
			this.disk.close();
		}
	}

	private void shell(String line) {
		Shell.run(this.root, line);
	}

	private Outcome findHere(Map<String, Object> more) {
		Map<String, Object> parameters = new java.util.HashMap<>(
				Map.of("paths", List.of(LocalPaths.encode(this.root))));
		parameters.putAll(more);
		return find(parameters);
	}

	private Set<Set<String>> groupsHere(Outcome outcome, Kind kind) {
		return groups(this.jobs, outcome, kind, this.root + "/");
	}

	@ParameterizedTest
	@EnumSource(names = { "XFS", "BTRFS" })
	void whatSharesItsBytesIsOneCopy(TestMount.Type type) throws IOException {
		mount(type);
		Files.createDirectories(this.root.resolve("a"));
		Files.write(this.root.resolve("a/one"), bytes(1, SIZE));
		Files.write(this.root.resolve("a/other"), bytes(2, SIZE));
		Files.write(this.root.resolve("small"), bytes(3, 300));
		shell("""
				sync
				cp -r --reflink=always a b
				cp --reflink=always small little; cp --reflink=never small tiny
				cp --reflink=never a/one copy; ln copy copied
				cp --reflink=always a/one a/partly""");
		Outcome before = findHere(Map.of());
		assertThat(groupsHere(before, Kind.FILES)).contains(Set.of("a/one", "a/partly", "b/one", "copy", "copied"))
			.doesNotContain(Set.of("a/other", "b/other"));
		assertThat(before.get("shared")).isGreaterThanOrEqualTo(3);
		assertThat(groupsHere(before, Kind.FOLDERS)).isEmpty();
		shell("dd if=/dev/zero of=a/partly bs=4096 seek=3 count=1 conv=notrunc status=none; "
				+ "dd if=b/one of=a/partly bs=4096 skip=3 seek=3 count=1 conv=notrunc status=none");
		Outcome after = findHere(Map.of());
		assertThat(groupsHere(after, Kind.FILES)).contains(Set.of("a/one", "a/partly", "b/one", "copy", "copied"));
		long small = groupsHere(after, Kind.FILES).size() - 1L;
		assertThat(after.get("wasted_bytes") / SIZE).as("a/partly has a block of its own").isEqualTo(2);
		assertThat(after.get("groups")).isEqualTo(1 + small);
		this.jobs.assertConsistent();
	}

	@ParameterizedTest
	@EnumSource(names = { "XFS", "BTRFS" })
	void whatIsSharedIsLeftAloneAndWhatWasIsKnownAgain(TestMount.Type type) throws IOException {
		mount(type);
		Files.write(this.root.resolve("one"), bytes(1, SIZE));
		shell("""
				touch -d @1000 one
				cp --reflink=always one shared
				cp --reflink=never one two; cp --reflink=never one three; cp --reflink=never one four""");
		Outcome found = findHere(Map.of());
		Map<String, Object> rule = Map.of("action", "reflink");
		Outcome planned = plan(found, rule);
		assertThat(planned.get("shared")).isEqualTo(1);
		assertThat(planned.get("planned")).isEqualTo(3);
		assertThat(planned.get("planned_bytes")).isEqualTo(3 * SIZE);
		// what a run does that is killed before it notes it: one of an earlier version,
		// and one of this
		shell("cp --reflink=always --preserve=mode one temporary; touch -r two temporary; mv temporary two; "
				+ "cp --reflink=always one temporary; touch -r three temporary; cp --reflink=always temporary three; "
				+ "touch -r temporary three; rm temporary");
		Outcome outcome = completed(reclaim(found, rule));
		assertThat(outcome.get("issues") + outcome.get("kept")).isZero();
		assertThat(outcome.get("reclaimed")).isEqualTo(3);
		assertThat(outcome.get("reclaimed_bytes")).isEqualTo(3 * SIZE);
		assertThat(outcome.get("shared")).isEqualTo(1);
		assertThat(groupsHere(found, Kind.FILES)).isEmpty();
		assertThat(groupsHere(findHere(Map.of()), Kind.FILES)).isEmpty();
	}

	/** Whoever owns them, and under all of their names. */
	@ParameterizedTest
	@EnumSource(names = { "XFS", "BTRFS" })
	void allButTheBytesStaysAsItIs(TestMount.Type type) throws IOException {
		mount(type);
		Files.write(this.root.resolve("one"), bytes(1, SIZE));
		shell("""
				touch -d @1000 one
				cp --reflink=never one two; chown 65534:65534 two; chmod 4755 two; ln two three; touch -d @2000 two""");
		String asked = "stat -c '%i %h %u:%g %a %s %y %z' two three";
		shell(asked + " > ../before");
		Outcome outcome = completed(reclaim(findHere(Map.of()), Map.of("action", "reflink")));
		shell(asked + " | diff - ../before");
		assertThat(outcome.get("reclaimed")).isEqualTo(2);
		assertThat(outcome.get("planned_bytes")).isEqualTo(SIZE);
		assertThat(outcome.get("reclaimed_bytes")).isEqualTo(SIZE);
		assertThat(outcome.get("issues") + outcome.get("other_owners")).isZero();
		assertThat(groupsHere(findHere(Map.of()), Kind.FILES)).isEmpty();
	}

	/** Two duplicates that share their bytes set them free once. */
	@ParameterizedTest
	@EnumSource(names = { "XFS", "BTRFS" })
	void theLastThatSharesItsBytesSetsThemFree(TestMount.Type type) throws IOException {
		mount(type);
		Files.write(this.root.resolve("one"), bytes(1, SIZE));
		shell("touch -d @1000 one; cp --reflink=never one two; cp --reflink=always two three");
		Outcome outcome = completed(reclaim(findHere(Map.of()), Map.of("action", "delete")));
		assertThat(outcome.get("reclaimed")).isEqualTo(2);
		assertThat(outcome.get("planned_bytes")).isEqualTo(SIZE);
		assertThat(outcome.get("reclaimed_bytes")).isEqualTo(SIZE);
	}

}
