package dev.driveyard;

/**
 * Whether the JVM can name every file: its encoding for file names comes from the locale
 * and can't be changed later.
 */
final class Locales {

	private Locales() {
	}

	static boolean canNameEveryFile() {
		return fileNameEncoding().equalsIgnoreCase("UTF-8");
	}

	static String fileNameEncoding() {
		return System.getProperty("sun.jnu.encoding", "unknown");
	}

}
