package dev.driveyard.jobs.copy;

import java.nio.charset.StandardCharsets;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.content.Blake3;
import dev.driveyard.files.EncodedName;
import dev.driveyard.transfer.copy.FileCopy;

/**
 * Names for unfinished copies that a later run of the same instance finds again and no
 * other run gives.
 */
final class Tokens {

	private static final int PATH_LETTERS = 16;

	private Tokens() {
	}

	/** What the tokens of an instance begin with. */
	static String prefix(Library library, long instance) {
		return library.id().toString().substring(0, 8) + "-" + Long.toString(instance, Character.MAX_RADIX) + "-";
	}

	/**
	 * The token of one file.
	 * @param operation the number of its operation
	 * @param path relative to that
	 */
	static String of(String prefix, int operation, String path) {
		byte[] bytes = (operation + "/").getBytes(StandardCharsets.US_ASCII);
		byte[] encoded = EncodedName.encode(path);
		String hash = new Blake3().update(bytes, 0, bytes.length)
			.update(encoded, 0, encoded.length)
			.digest()
			.toString();
		return prefix + hash.substring(0, PATH_LETTERS);
	}

	/** Whether a file is an unfinished copy of an instance. */
	static boolean isPart(String name, String prefix) {
		return name.startsWith(FileCopy.PART_PREFIX + prefix) && name.endsWith(FileCopy.PART_SUFFIX);
	}

}
