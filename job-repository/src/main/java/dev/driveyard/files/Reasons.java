package dev.driveyard.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Why something could not be done, in words for a person: never the name of a class of
 * the program, and never the path, which is shown beside the reason.
 */
public final class Reasons {

	private static final int LONGEST = 1500;

	private static final Pattern CLASS = Pattern
		.compile("\\b(?:[a-z][\\w$]*\\.)+[A-Z][\\w$]*(?:Exception|Error)\\b:?\\s*");

	/** What the system says shortly, for whoever does not know its words. */
	private static final Map<String, String> OF_SYSTEM = Map.of("Is a directory", "it is a folder", "Not a directory",
			"it is not a folder", "No such file or directory", "there is no such file", "File exists",
			"there is something of this name already", "Directory not empty", "the folder is not empty",
			"Too many levels of symbolic links", "a symbolic link is in its place", "No such device or address",
			"it is a pipe, socket or device that nobody serves");

	private Reasons() {
	}

	/** The reason. */
	public static String of(Throwable problem) {
		Throwable cause = problem.getCause();
		if (cause != null && isWrapper(problem, cause)) {
			return of(cause);
		}
		String said = said(problem);
		return (said != null) ? said : unsaid(problem);
	}

	/** The reason, for a message that names the path. */
	public static String of(Throwable problem, String path) {
		String rest = withoutPath(of(problem), path);
		return OF_SYSTEM.getOrDefault(rest, rest);
	}

	/** A message without the path that it begins with. */
	public static String withoutPath(String message, String path) {
		String rest = message;
		String prefix = EncodedName.display(path) + ": ";
		while (prefix.length() > 2 && rest.startsWith(prefix) && rest.length() > prefix.length()) {
			rest = rest.substring(prefix.length());
		}
		return rest;
	}

	private static boolean isWrapper(Throwable problem, Throwable cause) {
		String message = problem.getMessage();
		return message == null || message.isBlank() || message.equals(cause.toString());
	}

	private static @Nullable String said(Throwable problem) {
		String text = (problem instanceof FileSystemException system) ? system.getReason() : problem.getMessage();
		if (text == null) {
			return null;
		}
		String words = CLASS.matcher(text).replaceAll("").strip();
		if (words.isEmpty()) {
			return null;
		}
		return OF_SYSTEM.getOrDefault(words, words.substring(0, Math.min(words.length(), LONGEST)));
	}

	private static String unsaid(Throwable problem) {
		if (problem instanceof FileSystemException system) {
			return unsaid(system);
		}
		if (problem instanceof EOFException) {
			return "it ended too early";
		}
		if (problem instanceof ClosedByInterruptException || problem instanceof InterruptedIOException) {
			return "it was interrupted";
		}
		if (problem instanceof ClosedChannelException) {
			return "it was closed while it was used";
		}
		if (problem instanceof CharacterCodingException) {
			return "it holds bytes that are no text";
		}
		if (problem instanceof OutOfMemoryError) {
			return "there was not enough memory";
		}
		if (problem instanceof StackOverflowError) {
			return "it is nested too deeply";
		}
		return (problem instanceof IOException) ? "the system refused it and does not say why"
				: "something went wrong that Driveyard did not expect";
	}

	private static String unsaid(FileSystemException problem) {
		if (problem instanceof NoSuchFileException) {
			return "there is no such file";
		}
		if (problem instanceof AccessDeniedException) {
			return "permission denied";
		}
		if (problem instanceof NotDirectoryException) {
			return "it is not a folder";
		}
		if (problem instanceof DirectoryNotEmptyException) {
			return "the folder is not empty";
		}
		if (problem instanceof FileAlreadyExistsException) {
			return "there is something of this name already";
		}
		if (problem instanceof NotLinkException) {
			return "it is not a symbolic link";
		}
		return (problem instanceof FileSystemLoopException) ? "links lead back to where they begin"
				: "the system refused it and does not say why";
	}

}
