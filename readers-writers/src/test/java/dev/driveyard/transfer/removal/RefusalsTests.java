package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.storage.local.MountTable.Mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link Refusals} says no to what nobody means, and yes to the rest.
 */
class RefusalsTests {

	private Path root;

	private Refusals refusals;

	@BeforeEach
	void enter(@TempDir Path temp) throws IOException {
		this.root = temp.toRealPath();
		for (String folder : List.of("homes/ann/docs", "lib/my.driveyard/logs", "disks/one/sub", "free/sub")) {
			Files.createDirectories(this.root.resolve(folder));
		}
		Files.createSymbolicLink(this.root.resolve("alias"), this.root.resolve("homes"));
		Files.createSymbolicLink(this.root.resolve("free/link"), this.root.resolve("homes/ann"));
		MountTable mounts = new MountTable(List.of(new Mount("/", "8:1", "ext4", "/dev/root"),
				new Mount(path("disks/one"), "8:2", "xfs", "/dev/x")));
		this.refusals = new Refusals(mounts, Map.of(path("alias/ann"), "ann"), List.of(path("lib/my.driveyard")));
	}

	private String path(String relative) {
		return LocalPaths.encode(this.root) + "/" + relative;
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			homes/ann, the home directory of ann
			alias/ann, the home directory of ann
			alias/ann/docs/.., the home directory of ann
			homes, it holds
			lib/my.driveyard, a library of Driveyard
			lib/my.driveyard/logs, belongs to the library
			lib, a library of Driveyard
			disks/one, a mount point (xfs on /dev/x)
			disks, it holds the mount point
			alias, it holds
			., it holds
			""")
	void itIsRefusedWithAReasonAndAWayOut(String path, String reason) throws IOException {
		assertThat(this.refusals.check(path(path))).hasValueSatisfying((text) -> {
			assertThat(text).contains(" is not removed: ").contains(reason).endsWith(".");
			assertThat(text).containsAnyOf("Name ", "name ", "by other means", "leave them alone");
		});
	}

	@ParameterizedTest
	@CsvSource({ "homes/ann/docs", "alias/ann/docs", "free", "free/link", "disks/one/sub", "free/missing",
			"lib/my.driveyard2", "homes/annabel" })
	void itMayBeRemoved(String path) throws IOException {
		assertThat(this.refusals.check(path(path))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/", "/.", "/usr/..", "/usr", "/etc/", "/var", "/home", "/usr/bin", "/tmp" })
	void theSystemIsRefused(String path) throws IOException {
		assertThat(this.refusals.check(path)).hasValueSatisfying((text) -> assertThat(text).contains("is not removed"));
	}

	@Test
	void theReasonNamesThePathThatItLedTo() throws IOException {
		assertThat(this.refusals.check(path("alias/ann"))).hasValue(path("homes/ann")
				+ " is not removed: it is the home directory of ann. Name the files and folders in it that are to go.");
	}

	@Test
	void aMissingParentIsSaidToBeMissing() {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> this.refusals.check(path("no/such/thing")));
	}

	@Test
	void theTableOfUsersTellsTheHomes() {
		Map<String, String> homes = Homes.parse("""
				root:x:0:0:root:/root:/bin/bash
				# a comment
				nobody:x:65534:65534:::/usr/sbin/nologin
				top:x:1:1::/:/bin/sh
				j\u00F6rg:x:1000:1000:J,,,:/home/j\u00F6rg\u00FF:/bin/bash
				""".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(homes).containsOnlyKeys("/root", "/home/j\uEFF6rg\uEFFF");
	}

	@Test
	void theMachineItRunsOnHasAHomeAndAMount() throws IOException {
		Refusals real = Refusals.ofSystem(List.of());
		assertThat(real.check("/proc")).isNotEmpty();
		assertThat(real.check(System.getProperty("user.home"))).isNotEmpty();
		assertThat(real.check(path("free"))).isEmpty();
	}

}
