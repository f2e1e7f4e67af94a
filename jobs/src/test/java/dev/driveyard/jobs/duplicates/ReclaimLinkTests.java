package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.database.EveryDatabase;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.ReclaimJournal;
import dev.driveyard.journal.ReclaimJournal.Left;
import dev.driveyard.journal.ReclaimJournal.Reclaim;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Duplicates with several names: what goes free, and what is left alone.
 */
@SuppressWarnings("NullAway.Init")
@Tag(EveryDatabase.ALWAYS)
class ReclaimLinkTests extends ReclaimTestBase {

	private static final byte[] CONTENT = bytes(1, 5000);

	private Path outside;

	/**
	 * The one to keep, one with two names here, and one with one here and one elsewhere.
	 */
	@BeforeEach
	void fillTree() throws IOException {
		make("a/kept", CONTENT, 1000);
		make("b/twice", CONTENT, 2000);
		this.tree.link("b/twice too", "b/twice");
		make("c/elsewhere", CONTENT, 3000);
		this.outside = Files.createLink(this.temp.resolve("outside"), this.tree.path("c/elsewhere"));
	}

	private Map<String, Reclaim> planned(Outcome planned) {
		return this.jobs.bean(ReclaimJournal.class)
			.planned(planned.run().instance(), -1, 100)
			.stream()
			.collect(Collectors.toMap((file) -> EncodedPaths.name(file.path()), (file) -> file));
	}

	@Test
	void whatWouldBePartedFromOtherNamesIsNotJoined() throws IOException {
		Outcome found = find();
		Outcome planned = plan(found, Map.of("action", "hardlink"));
		assertThat(planned(planned)).hasSize(3)
			.allSatisfy((name, file) -> assertThat(file.left())
				.isEqualTo(name.equals("elsewhere") ? Left.OTHER_NAMES : Left.NOT));
		assertThat(planned(planned).get("elsewhere")).extracting(Reclaim::otherNames).isEqualTo(1L);
		Outcome outcome = completed(reclaim(found, Map.of("action", "hardlink")));
		assertThat(outcome.get("other_names")).isEqualTo(1);
		assertThat(outcome.get("reclaimed")).isEqualTo(2);
		assertThat(outcome.get("planned_bytes")).isEqualTo(5000);
		assertThat(outcome.get("reclaimed_bytes")).as("once for both names").isEqualTo(5000);
		assertThat(outcome.get("issues")).isZero();
		assertThat(inode("a/kept")).isEqualTo(inode("b/twice")).isEqualTo(inode("b/twice too"));
		assertThat(Files.isSameFile(this.outside, this.tree.path("c/elsewhere"))).isTrue();
		assertThat(files(found)).isEqualTo(Set.of(Set.of("a/kept", "c/elsewhere")));
		this.jobs.assertRight(this.tree.root());
	}

	@Test
	void itIsJoinedWhereThatIsAskedFor() throws IOException {
		Outcome found = find();
		Outcome outcome = completed(reclaim(found, Map.of("action", "hardlink", "splitLinks", true)));
		assertThat(outcome.get("reclaimed")).isEqualTo(3);
		assertThat(outcome.get("reclaimed_bytes")).as("the other name has the old file").isEqualTo(5000);
		assertThat(inode("a/kept")).isEqualTo(inode("c/elsewhere"));
		assertThat(this.outside).hasBinaryContent(CONTENT);
	}

	@Test
	void aNameOfAFileWithOthersSetsNothingFree() throws IOException {
		Outcome found = find();
		Outcome outcome = completed(reclaim(found, Map.of("action", "delete")));
		assertThat(outcome.get("reclaimed")).isEqualTo(3);
		assertThat(outcome.get("planned_bytes")).isEqualTo(5000);
		assertThat(outcome.get("reclaimed_bytes")).isEqualTo(5000);
		assertGone("b/twice", "b/twice too", "c/elsewhere");
	}

	@Test
	void nothingGoesFreeWhereOneNameStays() throws IOException {
		for (String action : List.of("delete", "trash")) {
			Outcome found = find();
			plan(found, Map.of("action", action));
			Path other = this.temp.resolve("other");
			Files.move(this.tree.path("b/twice"), other);
			Outcome outcome = completed(reclaim(found, Map.of("action", action)));
			assertThat(outcome.get("reclaimed")).as("what is gone is deleted")
				.isEqualTo(action.equals("delete") ? 3 : 2);
			assertThat(outcome.get("reclaimed_bytes")).as(action).isZero();
			Files.move(other, this.tree.path("b/twice"));
			Files.deleteIfExists(this.tree.path("b/twice too"));
			this.tree.link("b/twice too", "b/twice");
			Files.deleteIfExists(this.tree.path("c/elsewhere"));
			Files.createLink(this.tree.path("c/elsewhere"), this.outside);
			this.jobs.index(this.tree.root());
		}
	}

	/** A folder that is named through a link would hold nothing, and what is in it go. */
	@Test
	void aFolderToKeepIsFoundThroughALink() throws IOException {
		Outcome found = find();
		Path link = Files.createSymbolicLink(this.temp.resolve("link"), this.tree.root());
		Map<String, Object> rule = Map.of("keep", "in", "action", "delete", "folders",
				List.of(LocalPaths.encode(link) + "/b", LocalPaths.encode(this.tree.path("a")) + "/../b/."));
		Outcome outcome = completed(reclaim(found, rule));
		assertThere("b/twice", "b/twice too");
		assertGone("a/kept", "c/elsewhere");
		assertThat(outcome.get("reclaimed")).isEqualTo(2);
		assertThat(outcome.get("left_alone")).isZero();
	}

	@Test
	void aFolderThatKeepsNothingIsToldOf() throws IOException {
		Outcome found = find();
		this.tree.directory("empty");
		String root = LocalPaths.encode(this.tree.root());
		assertThat(prepare(found, Map.of("keep", "in", "folders", List.of(root + "/empty", root + "/a"))).request()
			.notes()).singleElement().asString().contains(root + "/empty").doesNotContain("/a:");
		for (String wrong : List.of(root + "/none", "tree/a", root + "/a/kept")) {
			assertRefused(found, Map.of("keep", "in", "folders", List.of(wrong)), wrong);
		}
		assertRefused(found, Map.of("splitLinks", true), "hardlink");
	}

	/** It was replaced as it went, and there is a third one in its place. */
	@Test
	void whatCantBePutBackFromTheTrashIsToldWhereItIs() throws IOException {
		Outcome found = find();
		Path file = this.tree.path("c/elsewhere");
		this.jobs.volume().watchWrites((path) -> {
			if (path.contains("elsewhere") && Files.isSameFile(file, this.outside)) {
				this.tree.replace("c/elsewhere", "another");
			}
		});
		this.jobs.volume().watchReads((path) -> {
			if (Files.notExists(file)) {
				Files.writeString(file, "a third one");
			}
		});
		Outcome outcome = completed(reclaim(found, Map.of()));
		this.jobs.volume().leave();
		assertThat(file).hasContent("a third one");
		assertThat(outcome.get("kept")).isEqualTo(1);
		var stranded = operations(outcome).stream()
			.filter((operation) -> operation.source().endsWith("elsewhere"))
			.findFirst()
			.orElseThrow();
		assertThat(stranded.state()).isEqualTo(State.DONE);
		var place = Objects.requireNonNull(stranded.trash());
		Path there = LocalPaths.toPath(place.folder() + "/files/" + place.name());
		assertThat(there).hasContent("another");
		assertThat(issue(outcome, "elsewhere").code()).isEqualTo(Issue.Code.LEFT_IN_TRASH);
		assertThat(message(outcome, "elsewhere")).contains(there.toString());
	}

}
