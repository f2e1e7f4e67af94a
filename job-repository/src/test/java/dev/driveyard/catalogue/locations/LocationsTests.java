package dev.driveyard.catalogue.locations;

import dev.driveyard.catalogue.Rows;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link Locations} on both databases.
 */
@ParameterizedClass
@EnumSource
class LocationsTests {

	private final TestLibrary library;

	private final Locations locations;

	LocationsTests(Dialect dialect) {
		this.library = TestLibrary.shared(dialect);
		this.locations = this.library.get(Locations.class);
	}

	@Test
	void aVolumeIsKnownByItsFingerprintWhereverItIsMounted() {
		long id = this.locations.saveVolume("here", "uuid:1", "/mnt/a", "ext4", "/dev/sdb1");
		assertThat(this.locations.saveVolume("here", "uuid:1", "/mnt/a", "ext4", "/dev/sdb1")).isEqualTo(id);
		assertThat(this.locations.saveVolume("here", "uuid:1", "/mnt/b", "ext4", "/dev/sdc1")).isEqualTo(id);
		assertThat(this.locations.volume(id).mountPoint()).isEqualTo("/mnt/b");
		assertThat(this.locations.saveVolume("here", "uuid:2", "/mnt/a", "ext4", "/dev/sdb1")).isNotEqualTo(id);
	}

	@Test
	void aLocationIsKeptAsItWasAddedAndChanged() {
		long volume = this.locations.saveVolume("here", "uuid:1", "/", "ext4", "x");
		Location added = this.locations.add(location("/b", volume));
		assertThat(added)
			.isEqualTo(new Location(added.id(), "/b", "nam\ne", "here", "/b", volume, -5, 1, "{}", 9, null));
		this.locations.setRules(added.id(), "{\"on\":[]}");
		this.locations.setRoot(added.id(), volume, 77);
		this.locations.setScanned(added.id(), Long.MAX_VALUE);
		assertThat(this.locations.find(added.id())).contains(new Location(added.id(), "/b", "nam\ne", "here", "/b",
				volume, 77, 1, "{\"on\":[]}", 9, Long.MAX_VALUE));
	}

	@Test
	void locationsAreListedByRootAndNoRootIsThereTwice() {
		long volume = this.locations.saveVolume("here", "uuid:1", "/", "ext4", "x");
		Location b = this.locations.add(location("/b", volume));
		Location a = this.locations.add(location("/a", volume));
		assertThat(this.locations.all()).containsExactly(a, b);
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.locations.add(location("/a", volume)));
		this.locations.remove(a.id());
		assertThat(this.locations.all()).containsExactly(b);
		assertThat(this.locations.find(a.id())).isEmpty();
	}

	@Test
	void onlyAVisitedDirectoryIsThere() {
		new Rows(this.library).directory(3, 1, null, "a");
		assertThat(this.locations.hasDirectory(3, "a")).isTrue();
		assertThat(this.locations.hasDirectory(3, "b")).isFalse();
		assertThat(this.locations.hasDirectory(4, "a")).isFalse();
	}

	private static Location location(String root, long volume) {
		return new Location(0, root, "nam\ne", "here", root, volume, -5, 1, "{}", 9, null);
	}

}
