package dev.driveyard.catalogue.locations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link HostDevice}: a machine is the same each time, and tells nobody its own id.
 */
class HostDeviceTests {

	private static final String MACHINE = "0123456789abcdef0123456789abcdef";

	@Test
	void aMachineWithAnIdIsTheSameForAllUsersAndKeepsItsIdToItself(@TempDir Path folder) throws IOException {
		Path machine = Files.writeString(folder.resolve("machine-id"), MACHINE + "\n");
		HostDevice one = HostDevice.here(machine, folder.resolve("one"));
		assertThat(HostDevice.here(machine, folder.resolve("other"))).isEqualTo(one);
		assertThat(one.id().replace("-", "")).hasSize(32).isNotEqualTo(MACHINE);
		assertThat(folder.resolve("one")).doesNotExist();
		Files.writeString(machine, MACHINE.replace('0', '1'));
		assertThat(HostDevice.here(machine, folder.resolve("one")).id()).isNotEqualTo(one.id());
	}

	@Test
	void aMachineWithoutAnIdIsToldByWhatTheUserKeeps(@TempDir Path folder) throws IOException {
		Path machine = Files.writeString(folder.resolve("machine-id"), "uninitialized\n");
		HostDevice one = HostDevice.here(machine, folder.resolve("user/driveyard"));
		assertThat(HostDevice.here(folder.resolve("none"), folder.resolve("user/driveyard"))).isEqualTo(one);
		assertThat(folder.resolve("user/driveyard")).isDirectoryNotContaining("glob:**.part");
		assertThat(HostDevice.here(machine, folder.resolve("other")).id()).isNotEqualTo(one.id());
	}

	@Test
	void whereNothingCanBeKeptTheNameCounts(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "");
		HostDevice one = HostDevice.here(folder.resolve("none"), file.resolve("driveyard"));
		assertThat(HostDevice.here(folder.resolve("none"), file.resolve("driveyard"))).isEqualTo(one);
	}

}
