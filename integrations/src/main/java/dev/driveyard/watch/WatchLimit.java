package dev.driveyard.watch;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many directories a user may watch on this machine, with all programs together.
 *
 * @param watches how many
 */
public record WatchLimit(long watches) {

	private static final Logger logger = LoggerFactory.getLogger(WatchLimit.class);

	private static final Path FILE = Path.of("/proc/sys/fs/inotify/max_user_watches");

	private static final int BUFFER = 4096;

	/** That of the machine; as many as there may be where none is known. */
	public static WatchLimit ofMachine() {
		return new WatchLimit(read(FILE));
	}

	/** In one read: from such a file, a second one may go on anywhere. */
	static long read(Path file) {
		byte[] buffer = new byte[BUFFER];
		try (FileInputStream in = new FileInputStream(file.toFile())) {
			int size = in.read(buffer);
			return Long.parseLong(new String(buffer, 0, Math.max(0, size), StandardCharsets.US_ASCII).strip());
		}
		catch (IOException | NumberFormatException ex) {
			logger.debug("{} tells no limit", file, ex);
			return Long.MAX_VALUE;
		}
	}

}
