package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.FileStat;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What would be replaced or taken for a copy may be the source itself: through a link, or
 * through a mount that numbers files in another way.
 */
class SameFileTests extends CopyFixture {

	private static final CopyOutcome SAME = new CopyOutcome.Failed(CopyOutcome.Cause.SAME_FILE,
			"Source and target are the same file");

	@ParameterizedTest
	@CsvSource(textBlock = """
			../to/f,            OVERWRITE
			../to/f,            NEWER
			../to/../to/./f,    OVERWRITE
			short/f,            OVERWRITE
			hop,                NEWER
			../to/f/deeper,     OVERWRITE
			""")
	void aLinkDoesNotTakeThePlaceOfWhatItLeadsTo(String target, Conflict conflict) throws IOException {
		write(target("f"), new byte[] { 1, 2, 3 });
		Files.createSymbolicLink(source("short"), Path.of("../to"));
		Files.createSymbolicLink(source("hop"), Path.of("../to/f"));
		if (target.endsWith("deeper")) {
			Files.delete(target("f"));
			Files.createDirectory(target("real"));
			write(target("real/deeper"), new byte[] { 1, 2, 3 });
			Files.createSymbolicLink(target("f"), Path.of("real"));
		}
		Files.createSymbolicLink(source("f"), Path.of(target));
		LinkCopier links = new LinkCopier(CopyOptions.DEFAULTS.withConflict(conflict));
		assertThat(links.copySymbolic(copy("f"))).isEqualTo(SAME);
		assertThat(new FileMover(conflict).move(copy("f"), this.from, this.from.stat("f"))).isEqualTo(SAME);
		assertThat(Files.isSymbolicLink(source("f"))).isTrue();
		assertThat(target(target.endsWith("deeper") ? "f/deeper" : "f")).hasBinaryContent(new byte[] { 1, 2, 3 });
	}

	@ParameterizedTest
	@EnumSource(names = { "OVERWRITE", "NEWER" })
	void aLinkToSomethingElseDoes(Conflict conflict) throws IOException {
		write(target("f"), new byte[] { 1 });
		write(target("g"), new byte[] { 2 });
		Files.createSymbolicLink(source("f"), Path.of("../to/g"));
		LinkCopier links = new LinkCopier(CopyOptions.DEFAULTS.withConflict(conflict));
		expect(CopyOutcome.Copied.class, links.copySymbolic(copy("f")));
		assertThat(Files.readSymbolicLink(target("f"))).hasToString("../to/g");
	}

	/** As bindfs shows the source's folder. */
	private HookedDirectory otherView() throws IOException {
		HookedDirectory view = open(this.root.resolve("from"));
		view.numbers = (stat) -> new FileStat(stat.name(), stat.device() + 1, stat.stat());
		return view;
	}

	@ParameterizedTest
	@EnumSource(Conflict.class)
	void aFolderThatIsSeenTwiceKeepsItsFiles(Conflict conflict) throws IOException {
		byte[] bytes = put("file", 1000);
		Files.createSymbolicLink(source("link"), Path.of("file"));
		Files.setLastModifiedTime(source("file"), FileTime.from(THEN));
		for (boolean replay : new boolean[] { false, true }) {
			try (HookedDirectory view = otherView()) {
				FileCopy copy = FileCopy.of(this.from, "file", view, "t");
				CopyOutcome outcome = run(CopyOptions.DEFAULTS.withConflict(conflict),
						replay ? copy.again(null) : copy);
				assertThat(outcome).isNotInstanceOf(CopyOutcome.Already.class);
				assertThat(outcome instanceof CopyOutcome.Copied).isEqualTo(conflict == Conflict.RENAME && !replay);
				FileCopy link = FileCopy.of(this.from, "link", view, "l");
				assertThat(new LinkCopier(CopyOptions.DEFAULTS.withConflict(conflict))
					.copySymbolic(replay ? link.again(null) : link)).isNotInstanceOf(CopyOutcome.Already.class);
			}
			assertThat(source("file")).hasBinaryContent(bytes);
			assertThat(Files.readSymbolicLink(source("link"))).hasToString("file");
		}
	}

	/** As a file system does that ignores case, and may number files by their names. */
	private void ignoreCase(boolean numbersNames) {
		this.to.lookup = (name) -> name.equals("file") ? "FILE" : name;
		this.to.numbers = (stat) -> numbersNames ? numbered(stat) : stat;
	}

	private static FileStat numbered(FileStat found) {
		FileAttributes stat = found.stat();
		return new FileStat(found.name(), found.device(),
				new FileAttributes(stat.kind(), stat.size(), stat.modified(), stat.changed(), found.name().hashCode(),
						stat.mode(), stat.owner(), stat.group(), stat.links(), stat.target()));
	}

	@ParameterizedTest
	@CsvSource({ "OVERWRITE, true", "NEWER, true", "SKIP, true", "FAIL, true", "OVERWRITE, false", "NEWER, false",
			"SKIP, false", "FAIL, false" })
	void whatTheTargetTakesForAnotherFileOfOursIsNotTouched(Conflict conflict, boolean numbersNames)
			throws IOException {
		byte[] bytes = put("FILE", 10);
		put("file", 20);
		Files.setLastModifiedTime(source("file"), FileTime.from(THEN.plusSeconds(100)));
		CopyOptions options = CopyOptions.DEFAULTS.withConflict(conflict);
		expect(CopyOutcome.Copied.class, run(options, copy("FILE")));
		ignoreCase(numbersNames);
		FileCopy copy = copy("file").beside(List.of("FILE", "file"));
		CopyOutcome collision = new CopyOutcome.Failed(CopyOutcome.Cause.NAMES_COLLIDE,
				"The target takes this name for that of something else that it has");
		assertThat(run(options, copy)).isEqualTo(collision);
		assertThat(run(options, copy.again(null))).isEqualTo(collision);
		assertThat(new FileMover(conflict).move(copy, this.from, this.from.stat("file"))).isEqualTo(collision);
		assertThat(new DirectoryCopier(options).isOther(this.to, "file", List.of("FILE"))).isTrue();
		assertThat(target("FILE")).hasBinaryContent(bytes);
		assertThat(targets()).containsExactly("FILE");
		assertThat(source("file")).exists();
	}

	@Test
	void furtherNamesOfAFileAreNoOtherFiles() throws IOException {
		put("one", 10);
		put("two", 20);
		Files.write(target("one"), new byte[3]);
		Files.createLink(target("two"), target("one"));
		FileCopy copy = copy("one").beside(List.of("one", "two"));
		expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS.withConflict(Conflict.OVERWRITE), copy));
	}

}
