package dev.driveyard.storage;

/**
 * Something else is where a regular file was wanted: it was not read.
 */
public class NotRegularFileException extends SystemCallException {

	private static final long serialVersionUID = 1L;

	private static final int TYPE_MASK = 0xF000;

	/**
	 * @param mode its type and permissions, as {@code stat(2)} gives them
	 */
	public NotRegularFileException(String file, int mode) {
		super(file, error(mode), "it is " + kind(mode) + ", not a regular file");
	}

	private static SystemError error(int mode) {
		return switch (mode & TYPE_MASK) {
			case 0x4000 -> SystemError.DIRECTORY;
			case 0xA000 -> SystemError.LINK;
			default -> SystemError.INVALID;
		};
	}

	private static String kind(int mode) {
		return switch (mode & TYPE_MASK) {
			case 0x1000 -> "a named pipe";
			case 0x2000, 0x6000 -> "a device";
			case 0x4000 -> "a folder";
			case 0xA000 -> "a symbolic link";
			case 0xC000 -> "a socket";
			default -> "something special";
		};
	}

}
