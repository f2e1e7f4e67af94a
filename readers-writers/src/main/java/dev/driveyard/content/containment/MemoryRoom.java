package dev.driveyard.content.containment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much memory there is for children: what the machine has available, and what the
 * control groups of this process leave, the smallest of all.
 *
 * @param root of the file system, another one in tests
 */
public record MemoryRoom(Path root) {

	/** Of this machine. */
	public static final MemoryRoom HERE = new MemoryRoom(Path.of("/"));

	private static final int LONGEST = 1 << 16;

	/**
	 * So many children have room.
	 * @param wanted the most
	 * @param megabytes that one may take
	 * @return at least 1; as many as are wanted where nothing is known
	 */
	public int children(int wanted, int megabytes) {
		long most = Math.min(wanted, Integer.getInteger("driveyard.children", wanted));
		return (int) Math.max(1, Math.min(most, available() / ((long) megabytes << 20)));
	}

	/** In bytes; much where nothing is known. */
	long available() {
		long least = number("proc/meminfo", "MemAvailable:\\s+(\\d+) kB").orElse(Long.MAX_VALUE >> 10) << 10;
		for (String line : text("proc/self/cgroup").lines().toList()) {
			String[] parts = line.split(":", 3);
			if (parts.length == 3 && parts[1].isEmpty()) {
				least = Math.min(least,
						left("sys/fs/cgroup", parts[2], "memory.max", "memory.current", "inactive_file"));
			}
			else if (parts.length == 3 && parts[1].matches("(.*,)?memory(,.*)?")) {
				least = Math.min(least, left("sys/fs/cgroup/memory", parts[2], "memory.limit_in_bytes",
						"memory.usage_in_bytes", "total_inactive_file"));
			}
		}
		return Math.max(0, least);
	}

	/** What a group and those that it is in leave; what is only cached can be had. */
	private long left(String mount, String group, String limit, String usage, String cached) {
		long least = Long.MAX_VALUE;
		String folder = mount + group.replaceAll("/+$", "");
		for (; folder.length() >= mount.length(); folder = folder.substring(0, folder.lastIndexOf('/'))) {
			OptionalLong most = number(folder + "/" + limit, "(\\d+)\\s*");
			if (most.isPresent()) {
				long used = number(folder + "/" + usage, "(\\d+)\\s*").orElse(0);
				long free = number(folder + "/memory.stat", cached + " (\\d+)").orElse(0);
				least = Math.min(least, most.getAsLong() - Math.max(0, used - free));
			}
		}
		return least;
	}

	private OptionalLong number(String file, String line) {
		return text(file).lines()
			.filter((found) -> found.matches(line) && found.length() < 100)
			.mapToLong((found) -> Long.parseLong(found.replaceAll(line, "$1")))
			.findFirst();
	}

	private String text(String file) {
		try (InputStream in = Files.newInputStream(this.root.resolve(file))) {
			return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "";
		}
	}

}
