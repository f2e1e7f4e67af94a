package dev.driveyard.transfer.trash;

import java.security.SecureRandom;
import java.util.HexFormat;

import dev.driveyard.files.EncodedName;

/**
 * Names for files in the trash: the file's own, cut so that the name of its
 * {@code .trashinfo} is not too long, and something that no other has.
 */
final class TrashName {

	private static final int LONGEST = 255 - TrashInfo.SUFFIX.length();

	private static final SecureRandom RANDOM = new SecureRandom();

	private TrashName() {
	}

	static String of(String name) {
		byte[] unique = new byte[6];
		RANDOM.nextBytes(unique);
		String suffix = "." + HexFormat.of().formatHex(unique);
		return cut(name, LONGEST - suffix.length()) + suffix;
	}

	private static String cut(String name, int longest) {
		int end = name.length();
		while (EncodedName.encode(name.substring(0, end)).length > longest) {
			end = name.offsetByCodePoints(end, -1);
		}
		return EncodedName.decode(EncodedName.encode(name.substring(0, end)));
	}

}
