package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.driveyard.storage.MountedFileSystem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Mounts} as proc(5) describes the table.
 */
class MountsTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/no-such errors=continue; 98:0; ext3:/dev/no-such; /mnt2
					36 35 0:31 / /run rw shared:2 master:1 propagate_from:9 - tmpfs tmpfs rw; 0:31; tmpfs:0:31; /run
					40 35 0:50 / /my\\040disk\\011\\134040 rw - nfs4 host:/a\\040b rw; 0:50; nfs4:host:/a b; '/my disk	\\040'
					41 35 0:51 / / rw - overlay overlay rw,lowerdir=/a; 0:51; overlay:0:51; /
					""")
	void aLineTellsItsDevice(String line, String id, String fingerprint, String mountPoint) {
		MountedFileSystem device = Objects.requireNonNull(Mounts.parse(line, id));
		assertThat(device.fingerprint()).isEqualTo(fingerprint);
		assertThat(device.mountPoint()).isEqualTo(mountPoint);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			36 35 98:0 /mnt1 /mnt2 rw - ext3 /dev/root rw; 98:1
			36 35 98:0 /mnt1 /mnt2 rw; 98:0
			36 35 98:0 / / rw -; 98:0
			'';98:0
			""")
	void anotherOrABrokenLineTellsNothing(String line, String id) {
		assertThat(Mounts.parse(line, id)).isNull();
	}

	@Test
	void theNumberOfAStatLeadsToItsMount() throws IOException {
		long number = (long) Files.getAttribute(Path.of("/proc"), "unix:dev");
		MountedFileSystem proc = new Mounts().fileSystem(number);
		assertThat(proc.fileSystem()).isEqualTo("proc");
		assertThat(proc.mountPoint()).isEqualTo("/proc");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0:0", "2049, 8:1", "66306, 259:2", "1048591, 0:271", "17592186044416, 4096:0" })
	void aNumberIsSplitAsTheCLibraryDoes(String number, String id) {
		assertThat(new Mounts().fileSystem(Long.parseLong(number)).source()).isIn(id, sourceOf(id));
	}

	private static String sourceOf(String id) {
		try {
			return Files.readAllLines(Path.of("/proc/self/mountinfo"))
				.stream()
				.filter((line) -> line.split(" ")[2].equals(id))
				.map((line) -> line.substring(line.indexOf(" - ") + 3).split(" ")[1])
				.findFirst()
				.orElse(id);
		}
		catch (IOException ex) {
			return id;
		}
	}

}
