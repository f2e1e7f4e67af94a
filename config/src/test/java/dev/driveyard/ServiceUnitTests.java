package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The unit for systemd takes nothing away that the server and its child processes need.
 */
@SuppressWarnings("NullAway.Init")
class ServiceUnitTests {

	/** Each covers or hides a part of {@code /proc}, or keeps namespaces away. */
	private static final List<String> BREAKING_SANDBOXES = List.of("RestrictNamespaces", "ProtectHostname",
			"ProtectKernelTunables", "ProtectKernelLogs", "ProtectProc", "ProcSubset", "PrivateUsers");

	private Map<String, String> options;

	@BeforeEach
	void read() throws IOException {
		this.options = new TreeMap<>();
		for (String line : Files.readAllLines(Path.of("../docs/driveyard.service"))) {
			int equals = line.indexOf('=');
			if (!line.startsWith("#") && equals > 0) {
				this.options.put(line.substring(0, equals), line.substring(equals + 1));
			}
		}
	}

	private List<String> words(String option) {
		return List.of(Objects.requireNonNull(this.options.get(option)).split(" "));
	}

	@Test
	void childProcessesCanLockThemselvesUp() {
		assertThat(this.options).doesNotContainKeys(BREAKING_SANDBOXES.toArray(String[]::new));
		assertThat(words("SystemCallFilter")).doesNotContain("@mount", "@privileged", "@process");
		assertThat(words("RestrictAddressFamilies")).as("a loopback of its own wants netlink")
			.contains("AF_UNIX", "AF_INET", "AF_INET6", "AF_NETLINK");
	}

	@Test
	void javaCompilesAndModesAreCopied() {
		assertThat(this.options).doesNotContainKeys("MemoryDenyWriteExecute", "RestrictSUIDSGID");
	}

	@Test
	void theSystemIsReadOnlyAndNothingIsGained() {
		assertThat(this.options).containsEntry("ProtectSystem", "strict")
			.containsEntry("NoNewPrivileges", "yes")
			.containsEntry("CapabilityBoundingSet", "")
			.containsEntry("UMask", "0077")
			.containsEntry("StateDirectory", "driveyard")
			.containsEntry("User", "driveyard");
	}

	@Test
	void itEndsByItsSignalAndWrongOptionsAreNotTriedAgain() {
		assertThat(this.options).containsEntry("KillMode", "mixed")
			.containsEntry("SuccessExitStatus", "0 143")
			.containsEntry("RestartPreventExitStatus", "2");
	}

}
