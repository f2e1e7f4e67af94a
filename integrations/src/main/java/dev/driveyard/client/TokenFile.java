package dev.driveyard.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Pattern;

import dev.driveyard.files.SmallFile;

/**
 * Reads a token from a file that nobody else can read.
 */
public final class TokenFile {

	private static final int LONGEST = 4096;

	private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

	private static final Set<PosixFilePermission> OF_OTHERS = Set.of(PosixFilePermission.GROUP_READ,
			PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

	private TokenFile() {
	}

	/**
	 * The token in a file, which has nothing else in it.
	 * @throws ClientException if it can't be had; the message says why, and not what is
	 * in the file
	 */
	public static String read(Path file) {
		try {
			Path real = file.toRealPath();
			if (!Files.isRegularFile(real)) {
				throw new ClientException(file + " is no regular file, so it holds no token.");
			}
			if (Files.getPosixFilePermissions(real).stream().anyMatch(OF_OTHERS::contains)) {
				throw new ClientException("Others can read or change " + file
						+ ", so the token in it is no secret. Mend it: chmod 600 " + real);
			}
			String text = new String(SmallFile.read(real, LONGEST), StandardCharsets.ISO_8859_1).strip();
			if (!TOKEN.matcher(text).matches()) {
				throw new ClientException(file + " holds no token: that is one line, without anything else.");
			}
			return text;
		}
		catch (NoSuchFileException ex) {
			throw new ClientException("There is no file " + file + ", which a token is to be read from.", ex);
		}
		catch (IOException ex) {
			throw new ClientException("Can't read the token in " + file + ": " + ex.getMessage(), ex);
		}
	}

}
