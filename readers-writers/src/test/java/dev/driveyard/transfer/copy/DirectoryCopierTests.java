package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Directories are made for their owner first and get the rest when they are full.
 */
class DirectoryCopierTests extends CopyFixture {

	private final DirectoryCopier copier = new DirectoryCopier(
			CopyOptions.DEFAULTS.withDurability(Durability.DIRECTORY));

	private WritableDirectory plain(String path) throws IOException {
		return new LocalBackend().open(LocalPaths.encode(this.root.resolve(path)));
	}

	private CopyOutcome make(String name) throws IOException {
		try (WritableDirectory target = plain("to")) {
			return this.copier.make(target, name);
		}
	}

	private List<String> finish(String name) throws IOException {
		try (WritableDirectory source = plain("from/" + name); WritableDirectory target = plain("to/" + name)) {
			return this.copier.finish(source, target);
		}
	}

	@Test
	void aDirectoryGetsItsTimesAndModeWhenItIsFull() throws IOException {
		Shell.run(this.root, "mkdir from/dir; touch from/dir/x; chmod 3555 from/dir;"
				+ " touch -d 2001-02-03T04:05:06.789123456Z from/dir");
		expect(CopyOutcome.Copied.class, make("dir"));
		Shell.run(this.root, "test $(stat -c %a to/dir) = 700; touch to/dir/x");
		assertThat(finish("dir")).isEmpty();
		Shell.run(this.root, "test \"$(stat -c '%a %.9Y' to/dir)\" = \"$(stat -c '%a %.9Y' from/dir)\"");
		assertThat(finish("dir")).isEmpty();
		Shell.run(this.root, "chmod -R u+w .");
	}

	@Test
	void attributesOfADirectoryAreKept() throws IOException {
		Files.createDirectory(source("dir"));
		try (WritableDirectory source = plain("from/dir")) {
			source.metadata().setAttribute("user.note", new byte[] { 7 });
		}
		make("dir");
		assertThat(finish("dir")).isEmpty();
		try (WritableDirectory target = plain("to/dir")) {
			assertThat(target.metadata().attribute("user.note")).containsExactly(7);
		}
	}

	@Test
	void aDirectoryThatIsThereIsTakenAsItIs() throws IOException {
		Files.createDirectory(target("dir"));
		Files.createFile(target("dir/mine"));
		assertThat(make("dir")).isEqualTo(new CopyOutcome.Already("dir", null));
		assertThat(target("dir/mine")).exists();
	}

	@Test
	void aFileOrLinkThatIsThereIsNeitherReplacedNorFollowed() throws IOException {
		Files.createFile(target("file"));
		Files.createDirectory(this.root.resolve("elsewhere"));
		Files.createSymbolicLink(target("link"), Path.of("../elsewhere"));
		for (String name : List.of("file", "link")) {
			assertThat(expect(CopyOutcome.Failed.class, make(name)).cause()).isEqualTo(CopyOutcome.Cause.KINDS_DIFFER);
		}
		assertThat(targets()).containsExactly("file", "link");
	}

	@Test
	void aNameThatIsTooLongIsTold() throws IOException {
		assertThat(expect(CopyOutcome.Failed.class, make("n".repeat(256))).cause())
			.isEqualTo(CopyOutcome.Cause.NAME_UNFIT);
	}

}
