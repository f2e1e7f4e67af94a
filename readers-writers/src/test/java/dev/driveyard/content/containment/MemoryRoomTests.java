package dev.driveyard.content.containment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryRoomTests {

	private static final long MB = 1 << 20;

	@TempDir
	private Path root;

	@Test
	void whatTheMachineHasAvailableIsShared() throws IOException {
		write("proc/meminfo", "MemTotal:  9999999 kB\nMemFree: 10 kB\nMemAvailable:    2097152 kB\n");
		assertThat(new MemoryRoom(this.root).children(16, 512)).isEqualTo(4);
		assertThat(new MemoryRoom(this.root).children(3, 512)).isEqualTo(3);
		assertThat(new MemoryRoom(this.root).children(3, 5000)).isEqualTo(1);
	}

	@Test
	void theSmallestOfAllControlGroupsCounts() throws IOException {
		write("proc/meminfo", "MemAvailable: 99999999 kB\n");
		write("proc/self/cgroup", "0::/a/b\n");
		write("sys/fs/cgroup/a/b/memory.max", "max\n");
		write("sys/fs/cgroup/a/memory.max", 3000 * MB + "\n");
		write("sys/fs/cgroup/a/memory.current", 2500 * MB + "\n");
		write("sys/fs/cgroup/a/memory.stat", "anon 5\ninactive_file " + 500 * MB + "\n");
		assertThat(new MemoryRoom(this.root).available()).isEqualTo(1000 * MB);
	}

	@Test
	void soDoControlGroupsOfTheFirstVersion() throws IOException {
		write("proc/meminfo", "MemAvailable: 99999999 kB\n");
		write("proc/self/cgroup", "5:cpu:/x\n4:memory:/x\n");
		write("sys/fs/cgroup/memory/x/memory.limit_in_bytes", 700 * MB + "\n");
		write("sys/fs/cgroup/memory/x/memory.usage_in_bytes", 800 * MB + "\n");
		assertThat(new MemoryRoom(this.root).available()).isZero();
		assertThat(new MemoryRoom(this.root).children(8, 100)).isEqualTo(1);
	}

	@Test
	void whereNothingIsKnownAsManyAsAreWantedHaveRoom() {
		assertThat(new MemoryRoom(this.root).children(8, 512)).isEqualTo(8);
	}

	private void write(String file, String text) throws IOException {
		Path path = this.root.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
