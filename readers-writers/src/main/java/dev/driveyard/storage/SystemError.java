package dev.driveyard.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Why the system refused something: the errors of Linux that somebody branches on. The
 * JDK hides them in messages.
 */
public enum SystemError {

	/** Not permitted, whatever the modes say. */
	NOT_PERMITTED(1, "Operation not permitted"),
	/** There is no such file. */
	MISSING(2, "No such file or directory"),
	/** A signal came in between; the call can be made again. */
	INTERRUPTED(4, "Interrupted system call"),
	/** The medium failed. */
	MEDIUM(5, "Input/output error"),
	/** Not permitted by the modes. */
	DENIED(13, "Permission denied"),
	/** It is in use: something is mounted on it, for example. */
	BUSY(16, "Device or resource busy"),
	/** There is a file of that name. */
	EXISTS(17, "File exists"),
	/** The two are on different file systems. */
	OTHER_DEVICE(18, "Invalid cross-device link"),
	/** A directory was needed. */
	NOT_DIRECTORY(20, "Not a directory"),
	/** Anything but a directory was needed. */
	DIRECTORY(21, "Is a directory"),
	/** The arguments, a name's characters too, make no sense to the file system. */
	INVALID(22, "Invalid argument"),
	/** This is no file for such a call. */
	NO_SUCH_CONTROL(25, "Inappropriate ioctl for device"),
	/** The file system can't hold a file that large. */
	TOO_LARGE(27, "File too large"),
	/** The file system is full. */
	NO_SPACE(28, "No space left on device"),
	/** The file system can't be written. */
	READ_ONLY(30, "Read-only file system"),
	/** A file can't have more names. */
	TOO_MANY_LINKS(31, "Too many links"),
	/** The name is too long. */
	NAME_TOO_LONG(36, "File name too long"),
	/** The kernel lacks the call. */
	NO_SUCH_CALL(38, "Function not implemented"),
	/** The directory holds something. */
	NOT_EMPTY(39, "Directory not empty"),
	/** A symbolic link is where none may be. */
	LINK(40, "Too many levels of symbolic links"),
	/** There is no such attribute. */
	NO_ATTRIBUTE(61, "No data available"),
	/** The name's bytes are none that the file system can hold. */
	BAD_NAME(84, "Invalid or incomplete multibyte or wide character"),
	/** The file system can't do that. */
	UNSUPPORTED(95, "Operation not supported"),
	/** The user may store no more. */
	QUOTA(122, "Disk quota exceeded"),
	/** Anything else. */
	OTHER(0, "Unknown error");

	private final int number;

	private final String text;

	SystemError(int number, String text) {
		this.number = number;
		this.text = text;
	}

	/**
	 * What the system says of it.
	 */
	public String text() {
		return this.text;
	}

	/**
	 * The error with a number of Linux.
	 */
	public static SystemError of(int number) {
		return Arrays.stream(values()).filter((error) -> error.number == number).findFirst().orElse(OTHER);
	}

	/**
	 * The error behind an exception of a volume or of the JDK.
	 */
	public static SystemError of(IOException exception) {
		if (exception instanceof SystemCallException call) {
			return call.error();
		}
		if (exception instanceof NoSuchFileException) {
			return MISSING;
		}
		if (exception instanceof FileAlreadyExistsException) {
			return EXISTS;
		}
		if (exception instanceof AccessDeniedException) {
			return DENIED;
		}
		if (exception instanceof NotDirectoryException) {
			return NOT_DIRECTORY;
		}
		if (exception instanceof DirectoryNotEmptyException) {
			return NOT_EMPTY;
		}
		return ofText((exception instanceof FileSystemException file) ? file.getReason() : exception.getMessage());
	}

	private static SystemError ofText(@Nullable String text) {
		return Arrays.stream(values()).filter((error) -> error.text.equals(text)).findFirst().orElse(OTHER);
	}

	/**
	 * The exception to throw for this error: the JDK's own where it has one.
	 */
	public IOException exception(int actualNumber, String file) {
		return switch (this) {
			case MISSING -> new NoSuchFileException(file);
			case EXISTS -> new FileAlreadyExistsException(file);
			case DENIED -> new AccessDeniedException(file);
			case NOT_DIRECTORY -> new NotDirectoryException(file);
			case NOT_EMPTY -> new DirectoryNotEmptyException(file);
			case OTHER -> new SystemCallException(file, this, "error " + actualNumber);
			default -> new SystemCallException(file, this, this.text);
		};
	}

}
