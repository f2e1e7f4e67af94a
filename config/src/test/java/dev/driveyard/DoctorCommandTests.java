package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.local.TestMount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code driveyard doctor}: what it finds, what it says to do, and that it leaves nothing
 * behind.
 */
class DoctorCommandTests {

	@TempDir
	private Path temp;

	private Path tree;

	private Path library;

	private CommandRunner runner;

	@BeforeEach
	void makeLibrary() throws IOException {
		this.tree = Files.createDirectory(this.temp.toRealPath().resolve("tree"));
		this.library = this.temp.toRealPath().resolve("data/default.driveyard");
		this.runner = new CommandRunner(this.temp.toRealPath().resolve("data"));
	}

	private List<Map<String, Object>> diagnoses(String level) {
		return this.runner.json().stream().filter((item) -> level.equals(item.get("level"))).toList();
	}

	@Test
	void aSoundInstallationHasNoFaultAndItsFileSystemsAreTold() {
		assertThat(this.runner.run("index", this.tree.toString())).isZero();
		assertThat(this.runner.run("doctor", "--json", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(diagnoses("fault")).isEmpty();
		assertThat(this.runner.json()).extracting((item) -> item.get("subject"))
			.contains("driveyard", "java", "sqlite", "kernel", "system calls", "children that read files", "open files",
					"memory", "library", "lock", "database", "runs", "trash", this.tree.toString());
		assertThat(this.runner.out()).contains("sound (quick_check)").contains("times are kept to");
		assertThat(this.tree).isEmptyDirectory();
	}

	@Test
	void aLibraryThatOthersCanWriteIsAFaultWithItsRemedy() {
		assertThat(this.runner.run("index", this.tree.toString())).isZero();
		Shell.run(this.library, "chmod 666 library.db; chmod 777 logs");
		assertThat(this.runner.run("doctor", "--json")).isEqualTo(ExitCodes.FINDINGS);
		assertThat(diagnoses("fault")).hasSize(2)
			.allSatisfy((item) -> assertThat((String) item.get("remedy")).contains("chmod -R go-w"))
			.extracting((item) -> (String) item.get("text"))
			.anySatisfy((text) -> assertThat(text).contains("library.db can be written by others (mode 0666)"));
		assertThat(this.runner.run("doctor")).isEqualTo(ExitCodes.FINDINGS);
		assertThat(this.runner.out()).contains("fault    library").contains("-> ");
	}

	@Test
	void withoutALibraryNoneIsMade() {
		assertThat(this.runner.run("doctor")).isEqualTo(ExitCodes.DONE);
		assertThat(this.runner.out()).contains("there is none yet");
		assertThat(this.library).doesNotExist();
	}

	@Test
	void aDamagedDatabaseIsAFault() throws IOException {
		assertThat(this.runner.run("index", this.tree.toString())).isZero();
		Files.writeString(this.library.resolve("library.db"), "this is no database, and never was one");
		assertThat(this.runner.run("doctor", "--json")).isEqualTo(ExitCodes.FINDINGS);
		assertThat(diagnoses("fault")).singleElement().asString().contains("damaged");
	}

	@Test
	void aFolderThatIsNotThereIsAFault() {
		assertThat(this.runner.run("doctor", "--json", this.temp.resolve("missing").toString()))
			.isEqualTo(ExitCodes.FINDINGS);
		assertThat(diagnoses("fault")).singleElement().asString().contains("Is it there, and mounted?");
	}

	@Test
	@Tag("mount")
	void whatAFileSystemLacksIsAWarning() throws IOException {
		try (TestMount mount = TestMount.of(this.temp.resolve("ntfs"), TestMount.Type.NTFS_IGNORING_CASE)) {
			assertThat(this.runner.run("doctor", "--json", mount.root().toString())).isEqualTo(ExitCodes.DONE);
			assertThat(diagnoses("warning")).extracting((item) -> (String) item.get("text"))
				.contains("names that differ in case only are the same");
			assertThat(mount.root()).isDirectoryNotContaining("glob:**driveyard-doctor*");
		}
	}

	@Test
	@Tag("mount")
	void aReadOnlyFileSystemIsLookedAtWithoutTrying() throws IOException {
		try (TestMount mount = TestMount.of(this.temp.resolve("memory"), TestMount.Type.TMPFS, "1M")) {
			mount.remount("ro");
			assertThat(this.runner.run("doctor", "--json", mount.root().toString())).isEqualTo(ExitCodes.DONE);
			assertThat(diagnoses("warning")).extracting((item) -> (String) item.get("text"))
				.anySatisfy((text) -> assertThat(text).contains("can't be written to"));
		}
	}

}
