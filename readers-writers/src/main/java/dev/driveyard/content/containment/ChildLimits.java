package dev.driveyard.content.containment;

import java.util.List;

/**
 * What a child may use, whatever happens in it. The operating system ends one that uses
 * more, or refuses it.
 *
 * @param heapMegabytes of the JVM's heap
 * @param nativeMegabytes that its libraries may take outside of the heap
 * @param processorSeconds over its whole life
 */
public record ChildLimits(int heapMegabytes, int nativeMegabytes, long processorSeconds) {

	/** What the JVM itself needs: code, classes, stacks. */
	private static final int JVM_MEGABYTES = 192;

	/** What it reserves and maps, but does not fill. */
	private static final int MAPPED_MEGABYTES = 1024;

	private static final int PROCESSES = 64;

	private static final int OPEN_FILES = 1024;

	/** What a child takes at the most, in megabytes. */
	public int megabytes() {
		return this.heapMegabytes + this.nativeMegabytes + JVM_MEGABYTES;
	}

	/**
	 * Options of the JVM that keep it within.
	 */
	List<String> options() {
		return List.of("-Xmx" + this.heapMegabytes + "m", "-XX:MaxDirectMemorySize=16m",
				"-XX:ReservedCodeCacheSize=32m", "-XX:CompressedClassSpaceSize=48m", "-XX:MaxMetaspaceSize=96m");
	}

	/**
	 * Lines of shell that set the limits. One that is lower already stays so.
	 * @param ofOwnUser whether the child's user has no other process
	 */
	String shell(boolean ofOwnUser) {
		StringBuilder lines = new StringBuilder();
		limit(lines, "c", 0);
		limit(lines, "f", 0);
		limit(lines, "n", OPEN_FILES);
		limit(lines, "t", this.processorSeconds);
		limit(lines, "d", megabytes() * 1024L);
		limit(lines, "v", (megabytes() + MAPPED_MEGABYTES) * 1024L);
		if (ofOwnUser) {
			lines.append("ulimit -p " + PROCESSES + " 2>/dev/null || ulimit -u " + PROCESSES + " 2>/dev/null || :\n");
		}
		return lines.toString();
	}

	private static void limit(StringBuilder lines, String name, long value) {
		lines.append("ulimit -" + name + " " + value + " 2>/dev/null || :\n");
	}

}
