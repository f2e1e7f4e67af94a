package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.local.Shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Links are copied as links and never followed.
 */
class LinkCopierTests extends CopyFixture {

	private CopyOutcome link(Conflict conflict, String name, boolean replay) {
		FileCopy copy = FileCopy.of(this.from, name, this.to, "t");
		return new LinkCopier(CopyOptions.DEFAULTS.withConflict(conflict))
			.copySymbolic(replay ? copy.again(null) : copy);
	}

	@Test
	void linksPointWhereTheyPointed() throws IOException {
		Shell.run(this.root, "cd from; ln -s self self; ln -s b a; ln -s a b; ln -s ../no/such dangling; ln -s . here;"
				+ " ln -s / root; ln -s \"$(printf 'x\\377y')\" odd; touch -h -d 2001-02-03T04:05:06.7891 *");
		for (String name : List.of("self", "a", "b", "dangling", "here", "root", "odd")) {
			CopyOutcome.Copied copied = expect(CopyOutcome.Copied.class, link(Conflict.FAIL, name, false));
			assertThat(copied.how()).isEqualTo(CopyOutcome.How.LINK);
			assertThat(copied.warnings()).isEmpty();
			assertThat(this.to.stat(name).stat().kind()).isEqualTo(FileKind.LINK);
			assertThat(this.to.stat(name).stat().target()).isEqualTo(this.from.stat(name).stat().target());
			assertThat(this.to.stat(name).stat().modified()).isEqualTo(this.from.stat(name).stat().modified());
		}
		assertThat(targets()).hasSize(7);
	}

	@Test
	void theOwnerOfALinkIsKeptByTheSuperUser() throws IOException {
		assumeTrue(ThisUser.isSuper(), "only the super-user gives files away");
		Shell.run(this.root, "ln -s x from/link; chown -h 12345:54321 from/link");
		link(Conflict.FAIL, "link", false);
		Shell.run(this.root, "test $(stat -c %u:%g to/link) = 12345:54321");
	}

	@Test
	void theAttributesOfALinkAreKeptByTheSuperUser() throws IOException {
		assumeTrue(ThisUser.isSuper(), "only the super-user gives links attributes");
		byte[] value = { 1, 0, 2 };
		Files.createSymbolicLink(source("link"), Path.of("x"));
		Files.createFile(source("x"));
		this.from.linkMetadata("link").setAttribute("trusted.note", value);
		assertThat(expect(CopyOutcome.Copied.class, link(Conflict.FAIL, "link", false)).warnings()).isEmpty();
		assertThat(this.to.linkMetadata("link").attributes()).contains("trusted.note");
		assertThat(this.to.linkMetadata("link").attribute("trusted.note")).isEqualTo(value);
		assertThat(this.from.linkMetadata("x").attributes()).doesNotContain("trusted.note");
	}

	@ParameterizedTest
	@EnumSource
	void aLinkThatWasCopiedIsNotCopiedAgain(Conflict conflict) throws IOException {
		Files.createSymbolicLink(source("link"), Path.of("x"));
		link(conflict, "link", false);
		assertThat(link(conflict, "link", true)).isEqualTo(new CopyOutcome.Already("link", null));
		assertThat(targets()).containsExactly("link");
	}

	@Test
	void conflictsAreThoseOfFiles() throws IOException {
		Files.createSymbolicLink(source("link"), Path.of("x"));
		Files.writeString(target("link"), "old");
		assertThat(link(Conflict.SKIP, "link", true)).isEqualTo(new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS));
		assertThat(expect(CopyOutcome.Copied.class, link(Conflict.RENAME, "link", true)).name()).isEqualTo("link (1)");
		assertThat(target("link")).hasContent("old");
		assertThat(expect(CopyOutcome.Copied.class, link(Conflict.OVERWRITE, "link", true)).replaced()).isTrue();
		assertThat(Files.readSymbolicLink(target("link"))).hasToString("x");
	}

	@Test
	void whatACrashLeftIsReplaced() throws IOException {
		Files.createSymbolicLink(source("link"), Path.of("x"));
		Files.createSymbolicLink(target(".driveyard-t.part"), Path.of("wrong"));
		expect(CopyOutcome.Copied.class, link(Conflict.FAIL, "link", true));
		assertThat(Files.readSymbolicLink(target("link"))).hasToString("x");
		assertThat(targets()).containsExactly("link");
	}

	@Test
	void aFileIsNoLink() throws IOException {
		put("file", 1);
		assertThat(link(Conflict.FAIL, "file", false)).isEqualTo(new CopyOutcome.NotCopied(FileKind.FILE));
		assertThat(expect(CopyOutcome.Failed.class, link(Conflict.FAIL, "none", false)).cause())
			.isEqualTo(CopyOutcome.Cause.SOURCE_GONE);
	}

	@ParameterizedTest
	@EnumSource
	void hardLinksAreMadeAgainAndAgain(Conflict conflict) throws IOException {
		put("one", 10);
		Files.createLink(source("two"), source("one"));
		CopyOptions options = CopyOptions.DEFAULTS.withConflict(conflict);
		run(options, copy("one"));
		LinkCopier links = new LinkCopier(options);
		assertThat(expect(CopyOutcome.Copied.class, links.linkTo(copy("two"), this.to, "one")).how())
			.isEqualTo(CopyOutcome.How.LINK);
		assertThat(links.linkTo(copy("two"), this.to, "one")).isEqualTo(new CopyOutcome.Already("two", null));
		assertThat(this.to.stat("two").sameFile(this.to.stat("one"))).isTrue();
		assertThat(this.to.stat("two").stat().links()).isEqualTo(2);
		assertThat(targets()).containsExactly("one", "two");
	}

	@Test
	void anotherFileIsNotLostToAHardLink() throws IOException {
		put("one", 10);
		run(CopyOptions.DEFAULTS, copy("one"));
		Files.writeString(target("two"), "old");
		assertThat(new LinkCopier(CopyOptions.DEFAULTS).linkTo(copy("two"), this.to, "one"))
			.isEqualTo(new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS));
		assertThat(target("two")).hasContent("old");
	}

}
