package dev.driveyard.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Reads files that are small unless somebody means harm: never more than is asked for, so
 * that none fills the memory.
 */
public final class SmallFile {

	private SmallFile() {
	}

	/**
	 * All of its bytes; a link is not followed.
	 * @param most how many it may have
	 * @throws IOException also if it has more
	 */
	public static byte[] read(Path file, int most) throws IOException {
		try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
			byte[] bytes = in.readNBytes(most);
			if (bytes.length == most && in.read() >= 0) {
				throw new IOException("it has more than " + most + " bytes");
			}
			return bytes;
		}
	}

}
