package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.ReclaimJournal;
import dev.driveyard.journal.ReclaimJournal.Left;
import dev.driveyard.journal.ReclaimJournal.Reclaim;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Equal files of several owners: nobody's file goes since somebody else has a copy.
 */
@Tag("root")
class ReclaimOwnerTests extends ReclaimTestBase {

	private static final byte[] CONTENT = "what all of them hold\n".repeat(200).getBytes(StandardCharsets.UTF_8);

	@BeforeEach
	void requireSuperUser() {
		assumeTrue("root".equals(System.getProperty("user.name")), "only the super-user gives files away");
	}

	private void shell(String line) {
		Shell.run(this.tree.root(), line);
	}

	/** By the user himself, who makes his copy look older than mine. */
	private Outcome fill() throws IOException {
		make("mine/original", CONTENT, 2000);
		shell("mkdir -p theirs; chown 65534:65534 theirs");
		Shell.runAsOther(this.tree.path("theirs"), "rm -f copy; i=0; while [ $i -lt 200 ]; do "
				+ "echo 'what all of them hold'; i=$((i + 1)); done > copy; touch -d @1000 copy");
		return find();
	}

	private List<Reclaim> planned(Outcome outcome) {
		return this.jobs.bean(ReclaimJournal.class).planned(outcome.run().instance(), -1, 100);
	}

	@Test
	void anOlderCopyOfSomebodyElseIsNotKeptInsteadOfMine() throws IOException {
		for (String action : List.of("trash", "delete", "hardlink")) {
			Outcome found = fill();
			assertThat(found.get("groups")).isEqualTo(1);
			long before = inode("mine/original");
			Outcome planned = plan(found, Map.of("action", action));
			assertThat(planned(planned)).as(action).singleElement().satisfies((file) -> {
				assertThat(file.left()).isEqualTo(Left.OTHER_OWNER);
				assertThat(file.path()).endsWith("/mine/original");
				assertThat(file.keptPath()).endsWith("/theirs/copy");
				assertThat(file.freed()).isZero();
			});
			Outcome outcome = completed(reclaim(found, Map.of("action", action)));
			assertThat(inode("mine/original")).as(action).isEqualTo(before);
			assertThere("mine/original", "theirs/copy");
			assertThat(outcome.get("other_owners")).as(action).isEqualTo(1);
			assertThat(outcome.get("planned") + outcome.get("reclaimed") + outcome.get("issues")).as(action).isZero();
		}
	}

	@Test
	void itGoesWhereThatIsAskedFor() throws IOException {
		Outcome found = fill();
		Outcome outcome = completed(reclaim(found, Map.of("action", "delete", "acrossOwners", true)));
		assertGone("mine/original");
		assertThere("theirs/copy");
		assertThat(outcome.get("reclaimed")).isEqualTo(1);
		assertThat(outcome.get("other_owners")).isZero();
		assertThat(files(found)).isEmpty();
	}

	@Test
	void eachOwnerAndEachGroupKeepsOne() throws IOException {
		make("mine/late", CONTENT, 3000);
		make("theirs/late", CONTENT, 4000);
		make("theirs/later", CONTENT, 5000);
		make("group/late", CONTENT, 6000);
		make("group/later", CONTENT, 7000);
		fill();
		shell("chown 65534:65534 theirs/*; chgrp 65534 group/*");
		Outcome found = find();
		Outcome outcome = completed(reclaim(found, Map.of("action", "delete")));
		assertThere("mine/original", "theirs/copy", "group/late");
		assertGone("mine/late", "theirs/late", "theirs/later", "group/later");
		assertThat(outcome.get("reclaimed")).isEqualTo(4);
		assertThat(outcome.get("other_owners")).isEqualTo(2);
		assertThat(outcome.get("reclaimed_bytes")).isEqualTo(4L * CONTENT.length);
	}

	@Test
	void whatIsKeptInAFolderIsForItsOwner() throws IOException {
		make("mine/other", CONTENT, 3000);
		make("their other", CONTENT, 500);
		shell("chown 65534:65534 'their other'");
		Outcome found = fill();
		Outcome outcome = completed(reclaim(found, Map.of("keep", "in", "action", "delete", "folders",
				List.of(LocalPaths.encode(this.tree.path("theirs"))))));
		assertThere("mine/original", "mine/other", "theirs/copy");
		assertGone("their other");
		assertThat(outcome.get("other_owners")).isEqualTo(2);
		assertThat(outcome.get("left_alone")).isZero();
	}

	@Test
	void aFileThatWasGivenAwaySinceThePlanStays() throws IOException {
		for (String action : List.of("trash", "delete", "hardlink")) {
			make("a", CONTENT, 1000);
			make("b", CONTENT, 2000);
			Outcome found = find();
			plan(found, Map.of("action", action));
			shell("chown 65534:65534 a");
			long before = inode("b");
			Outcome outcome = completed(reclaim(found, Map.of("action", action)));
			assertThat(inode("b")).as(action).isEqualTo(before);
			assertThat(issueCodes(outcome)).as(action).isEqualTo(Map.of("b", "NOT_RECLAIMED"));
			assertThat(message(outcome, "b")).as(action).contains("owner");
			shell("chown 0:0 a");
		}
	}

	@Test
	void namesOfOneFileHaveOneOwner() throws IOException {
		assertRefused(fill(), Map.of("action", "hardlink", "acrossOwners", true), "one owner");
	}

	/**
	 * Both show the same mode; who else may read one of them is told by a list beside it.
	 */
	@Test
	void aFileThatOthersMayReadIsNotJoinedWithOneThatTheyMayNot() throws IOException {
		make("a", CONTENT, 1000);
		make("b", CONTENT, 2000);
		make("c", CONTENT, 3000);
		try {
			shell("setfattr -n system.posix_acl_access -v 0x0200000001000600ffffffff02000400feff0000"
					+ "04000400ffffffff10000400ffffffff20000400ffffffff b; chmod 600 c");
		}
		catch (IllegalStateException ex) {
			assumeTrue(false, "no lists of rights here: " + ex.getMessage());
		}
		Outcome outcome = completed(reclaim(find(), Map.of("action", "hardlink")));
		assertThat(issueCodes(outcome)).isEqualTo(Map.of("b", "NOT_RECLAIMED", "c", "NOT_RECLAIMED"));
		assertThat(inode("a")).isNotEqualTo(inode("b")).isNotEqualTo(inode("c"));
		assertThat(Files.getPosixFilePermissions(this.tree.path("c"))).hasSize(2);
	}

}
