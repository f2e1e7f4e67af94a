package dev.driveyard.context;

/**
 * Whether the JVM can name every file: its encoding for file names comes from the locale
 * and can't be changed later.
 */
public final class Locales {

	private Locales() {
	}

	/** Whether it can. */
	public static boolean canNameEveryFile() {
		return fileNameEncoding().equalsIgnoreCase("UTF-8");
	}

	/** The encoding for file names. */
	public static String fileNameEncoding() {
		return System.getProperty("sun.jnu.encoding", "unknown");
	}

}
