package dev.driveyard.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Where and when a process began: what makes its number that of this process and no
 * other. Two containers of one name, or a host before and after its start, number their
 * processes alike. Linux only.
 *
 * @param boot this start of the machine
 * @param namespace what the numbers of processes are counted in
 * @param ticks when the process began, in clock ticks since the machine was started:
 * unlike a time of day it never changes
 */
public record ProcessPlace(String boot, String namespace, long ticks) {

	private static final Path PROC = Path.of("/proc");

	/** Of the fields that follow the name of a process, the one with the ticks. */
	private static final int TICKS = 19;

	/**
	 * The place of this process, if the system tells.
	 */
	public static Optional<ProcessPlace> self() {
		try {
			String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
			String namespace = Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
			Long ticks = ticks(ProcessHandle.current().pid());
			return Optional.ofNullable(ticks).map((began) -> new ProcessPlace(boot, namespace, began));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Whether a process with this number that began then lives.
	 * @return empty if that can't be told from here
	 */
	public Optional<Boolean> isAlive(long pid) {
		boolean near = self().filter((self) -> self.boot.equals(this.boot) && self.namespace.equals(this.namespace))
			.isPresent();
		try {
			return near ? Optional.of(Long.valueOf(this.ticks).equals(ticks(pid))) : Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * When a process began.
	 * @return null if there is none with this number, or only what is left of one
	 * @throws IOException if the system hides the processes of others
	 */
	private static @Nullable Long ticks(long pid) throws IOException {
		try {
			String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			boolean ended = fields[0].equals("Z") || fields[0].equals("X");
			return ended ? null : Long.valueOf(fields[TICKS]);
		}
		catch (NoSuchFileException ex) {
			if (!Files.exists(PROC.resolve("1"))) { // which is always there
				throw ex;
			}
			return null;
		}
		catch (IOException ex) {
			if (String.valueOf(ex.getMessage()).contains("No such process")) { // any more
				return null;
			}
			throw ex;
		}
	}

}
