package dev.driveyard.storage;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a {@link Backend} promises besides, whose files keep their inodes.
 */
public abstract class StableInodesContract extends BackendContract {

	@Test
	void anotherDirectoryInTheSamePlaceIsNotListed() throws IOException {
		putDirectory("dir");
		FileStat seen = stat("dir");
		move("dir", "away");
		putFile("dir/secret", "x");
		assertThatExceptionOfType(StaleDirectoryException.class).isThrownBy(() -> volume().list(absolute("dir"), seen))
			.withMessageContaining("dir");
		assertThat(volume().list(absolute("away"), seen).stats()).isEmpty();
	}

	@Test
	void aRenamedFileKeepsItsInode() throws IOException {
		putFile("a", "x");
		FileStat before = stat("a");
		move("a", "b");
		FileStat after = stat("b");
		assertThat(after.sameFile(before)).isTrue();
		assertThat(after.stat().modified()).isEqualTo(before.stat().modified());
	}

}
