package dev.driveyard.jobs.locations;

import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.locations.RemoteVolume;
import dev.driveyard.catalogue.locations.Volumes;
import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is on a server is refused where only files of this machine can be worked on, and
 * is shown with its address.
 */
@SuppressWarnings("NullAway.Init")
class RemoteAddressTests extends JobTestBase {

	private static final String REMOTE = "sftp://nas/photos/a";

	private long volume;

	@BeforeEach
	void addVolume() {
		this.volume = this.jobs.bean(Volumes.class)
			.add(new RemoteVolume(0, "sftp", "nas", "sftp://nas.example/", Map.of("host", "nas.example"), "print",
					"device-of-nas"));
	}

	private VolumeRegistry registry() {
		return this.jobs.bean(VolumeRegistry.class);
	}

	private void assertNotWritable(String job, Map<String, Object> parameters) {
		assertRefused("can only be read", () -> this.jobs.operator().prepare(job, parameters, false));
		assertThatThrownBy(() -> this.jobs.operator().prepare(job, parameters, false))
			.isInstanceOfSatisfying(CodedException.class, (ex) -> {
				assertThat(ex.failure().code()).isEqualTo(FailureCode.NOT_WRITABLE);
				assertThat(ex.failure().path()).isEqualTo(REMOTE);
			});
	}

	@Test
	void jobsThatChangeFilesRefuseIt() {
		String here = LocalPaths.encode(this.temp);
		assertNotWritable("delete", Map.of("paths", List.of(REMOTE)));
		assertNotWritable("copy", Map.of("sources", List.of(here), "destination", REMOTE));
		assertNotWritable("move", Map.of("sources", List.of(here), "destination", REMOTE));
		assertNotWritable("restore", Map.of("paths", List.of(REMOTE)));
		assertNotWritable("restore", Map.of("paths", List.of(here), "to", REMOTE));
		assertNotWritable("empty-trash", Map.of("path", REMOTE));
	}

	@Test
	void aPathOfThisMachineIsItsAddress() {
		Address here = registry().requireHere("/a/b", "nothing");
		assertThat(here).isEqualTo(registry().local("/a/b"));
		assertThat(registry().isHere(here)).isTrue();
	}

	@Test
	void addressesOfAVolumeComeBackFromTheirText() {
		Address address = registry().on(this.volume, "/photos/a");
		assertThat(address).isEqualTo(new Address("device-of-nas", "/photos/a"));
		assertThat(registry().isHere(address)).isFalse();
		assertThat(registry().text(address)).isEqualTo(REMOTE);
		assertThat(registry().address(REMOTE)).isEqualTo(address);
	}

	@Test
	void duplicatesAreShownWithTheirVolumes() {
		long local = volumeOf(this.temp.toString());
		long group = this.jobs.sql().sql("""
				INSERT INTO duplicate_group (instance_id, kind, size, copies, names, wasted)
				VALUES (1, 0, 1, 2, 2, 1) RETURNING id""").query(Long.class).single();
		member(group, 1, this.volume);
		member(group, 2, local);
		assertThat(this.jobs.bean(DuplicateGroups.class).members(group, 0, 10)).extracting(Member::path)
			.containsExactly(REMOTE, "/photos/a");
	}

	private long volumeOf(String point) {
		return this.jobs.sql()
			.sql("""
					INSERT INTO volume (device_id, fingerprint, mount_point, file_system, source, kind, settings, abilities)
					VALUES (?, 'f', ?, 'ext4', 's', 'local', '{}', '') RETURNING id""")
			.params(registry().here(), point)
			.query(Long.class)
			.single();
	}

	private void member(long group, long entry, long volume) {
		this.jobs.sql().sql("""
				INSERT INTO duplicate_member (group_id, entry_id, path, volume_id, inode, size, modified)
				VALUES (?, ?, '/photos/a', ?, 1, 1, 1)""").params(group, entry, volume).update();
	}

}
