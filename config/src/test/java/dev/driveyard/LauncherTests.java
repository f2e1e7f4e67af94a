package dev.driveyard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.storage.local.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The launcher in a tree that looks as if it had been built, with JDKs that only say that
 * they were started.
 */
class LauncherTests {

	@TempDir
	private Path temp;

	private Path tree;

	@BeforeEach
	void makeTree() throws IOException {
		Files.setPosixFilePermissions(this.temp, PosixFilePermissions.fromString("rwxr-xr-x"));
		this.tree = Files.createDirectory(this.temp.resolve("t[r]ee"));
		Files.copy(Path.of("..", "driveyard"), this.tree.resolve("driveyard"));
		Shell.run(this.tree, """
				umask 022; chmod 755 . driveyard; mkdir -p config/target/application config/src/main ../home/.jdks
				touch pom.xml config/pom.xml
				touch -d '+1 minute' config/target/application/driveyard.jar
				for version in 98 99; do
				  mkdir -p ../$version/bin ../$version/lib/server
				  touch ../$version/lib/modules ../$version/lib/server/libjvm.so
				  echo "JAVA_VERSION=\\"$version.0\\"" > ../$version/release
				  printf '#!/bin/sh\\necho started %s\\n' $version > ../$version/bin/java
				  chmod 755 ../$version/bin/java
				done
				mv ../99 ../home/.jdks/
				""");
	}

	/** Starts it with nothing in the environment but these; both streams. */
	private String start(String... environment) throws IOException {
		List<String> command = new ArrayList<>(List.of("env", "-i", "PATH=" + this.temp + "/98/bin:/usr/bin:/bin"));
		command.addAll(List.of(environment));
		command.addAll(List.of(this.tree.resolve("driveyard").toString(), "--version"));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static void requireRoot() {
		assumeTrue("root".equals(System.getProperty("user.name")), "only the super-user gives files to others");
	}

	@Test
	void itNeedsNoHomeAndNoOtherVariable() throws IOException {
		assertThat(start()).contains("started 98").doesNotContain("unbound");
	}

	@Test
	void whatAServerElsewhereDoesHasAnArchiveOfItsOwn() throws IOException {
		assertThat(start("DRIVEYARD_SERVER=https://files.example.org")).contains("preparing Java 98 for client");
		assertThat(start()).contains("preparing Java 98 for start");
	}

	@Test
	void rootTakesNoJavaFromAHome() throws IOException {
		String started = start("HOME=" + this.temp.resolve("home"));
		assertThat(started).contains("root".equals(System.getProperty("user.name")) ? "started 98" : "started 99");
	}

	@ParameterizedTest
	@ValueSource(strings = { "98", "98/bin", "98/bin/java", "98/lib/server/libjvm.so" })
	void rootTakesNoJavaThatOthersCanChange(String file) throws IOException {
		requireRoot();
		for (String change : new String[] { "chown 65534 \"$1\"", "chown 0 \"$1\"; chmod o+w \"$1\"" }) {
			Shell.run(this.temp, change, file);
			assertThat(start()).doesNotContain("started 98");
			assertThat(start("JAVA_HOME=" + this.temp.resolve("98"))).contains("can be changed by others than root")
				.doesNotContain("started");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", "driveyard", "config/target", "config/target/application",
			"config/target/application/driveyard.jar" })
	void aTreeThatOthersCanWriteIsNotRun(String file) throws IOException {
		Shell.run(this.tree, "chmod o+w \"$1\"", file);
		assertThat(start()).contains("others could have changed")
			.contains("chmod -R go-w '" + this.tree.toRealPath() + "'")
			.doesNotContain("started");
		Shell.run(this.tree, "chmod -R go-w .");
		assertThat(start()).contains("started 98");
	}

	@Tag("root")
	@ParameterizedTest
	@ValueSource(strings = { ".", "config/target/application/driveyard.jar" })
	void aTreeOfAnotherUserIsNotRun(String file) throws IOException {
		requireRoot();
		Shell.run(this.tree, "chown 65534 \"$1\"", file);
		assertThat(start()).contains("others could have changed").doesNotContain("started");
	}

	@Test
	void aFolderAboveThatOthersCanWriteIsRefusedUnlessItIsSticky() throws IOException {
		Shell.run(this.temp, "chmod 777 .");
		assertThat(start()).contains("others could have changed").doesNotContain("started");
		Shell.run(this.temp, "chmod 1777 .");
		assertThat(start("JAVA_HOME=" + this.temp.resolve("98"))).contains("started 98");
	}

	@Test
	void sourcesThatOthersCanWriteAreNotBuiltAndNoLockIsFollowed() throws IOException {
		Path victim = Files.writeString(this.temp.resolve("victim"), "keep");
		Files.createSymbolicLink(this.tree.resolve("config/target/.launcher.lock"), victim);
		Shell.run(this.tree, "rm config/target/application/driveyard.jar; touch config/src/main/A.java;"
				+ " chmod o+w config/src/main/A.java");
		assertThat(start()).contains("others could have changed").contains("A.java");
		Shell.run(this.tree, "chmod o-w config/src/main/A.java");
		assertThat(start()).contains("it is not built yet");
		assertThat(victim).hasContent("keep");
	}

}
