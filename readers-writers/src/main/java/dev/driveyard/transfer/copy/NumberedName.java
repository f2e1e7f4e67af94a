package dev.driveyard.transfer.copy;

import dev.driveyard.catalogue.EntryName;

/**
 * Names for what is kept beside something of the same name.
 */
final class NumberedName {

	private static final int LONGEST = 255;

	private NumberedName() {
	}

	/**
	 * The name itself for 0, else {@code name (number).ext}. What comes before the number
	 * is cut if the whole would be longer than the 255 bytes that a name can have.
	 */
	static String of(String name, int number) {
		if (number == 0) {
			return name;
		}
		int dot = name.lastIndexOf('.');
		String extension = (dot > 0) ? name.substring(dot) : "";
		String stem = name.substring(0, name.length() - extension.length());
		String suffix = " (" + number + ")" + extension;
		if (length(suffix) >= LONGEST) {
			stem = name;
			suffix = " (" + number + ")";
		}
		while (length(stem + suffix) > LONGEST) {
			stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
		}
		return stem + suffix;
	}

	private static int length(String name) {
		return EntryName.encode(name).length;
	}

}
