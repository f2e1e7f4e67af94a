package dev.driveyard.transfer.copy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.driveyard.files.EncodedName;

/**
 * Names for what is kept beside something of the same name.
 */
final class NumberedName {

	private static final int LONGEST = 255;

	/** What is put behind the extension of what was compressed. */
	private static final Set<String> COMPRESSED = Set.of("gz", "bz2", "xz", "zst", "lz", "lz4", "lzma", "lzo", "br",
			"z");

	/** An extension, as against the last part of a version. */
	private static final Pattern INNER = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,4}");

	private NumberedName() {
	}

	/**
	 * The name itself for 0, else {@code name (number).ext}, and
	 * {@code name (number).tar.gz}. What comes before the number is cut if the whole
	 * would be longer than the 255 bytes that a name can have.
	 */
	static String of(String name, int number) {
		if (number == 0) {
			return name;
		}
		String extension = extension(name);
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

	/**
	 * With the dot; {@code .tar.gz} is one. A name that begins with a dot has none there.
	 */
	private static String extension(String name) {
		int dot = name.lastIndexOf('.');
		if (dot <= 0) {
			return "";
		}
		int before = name.lastIndexOf('.', dot - 1);
		boolean both = before > 0 && COMPRESSED.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))
				&& INNER.matcher(name.substring(before + 1, dot)).matches();
		return name.substring(both ? before : dot);
	}

	private static int length(String name) {
		return EncodedName.encode(name).length;
	}

}
