package dev.driveyard.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.driveyard.catalogue.Issue;

import dev.driveyard.catalogue.Issue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of exceptions: no class of the program and no path that is shown already.
 */
class ReasonsTests {

	private static final String PATH = "/srv/a/file";

	static Stream<Arguments> exceptions() {
		IOException folder = new FileSystemException(PATH, null, "Is a directory");
		return Stream.of(Arguments.of(folder, "it is a folder"),
				Arguments.of(new IOException("Is a directory"), "it is a folder"),
				Arguments.of(new NoSuchFileException(PATH), "there is no such file"),
				Arguments.of(new AccessDeniedException(PATH), "permission denied"),
				Arguments.of(new NotDirectoryException(PATH), "it is not a folder"),
				Arguments.of(new NotLinkException(PATH), "it is not a symbolic link"),
				Arguments.of(new FileSystemLoopException(PATH), "links lead back to where they begin"),
				Arguments.of(new DirectoryNotEmptyException(PATH), "the folder is not empty"),
				Arguments.of(new FileAlreadyExistsException(PATH), "there is something of this name already"),
				Arguments.of(new FileSystemException(PATH), "the system refused it and does not say why"),
				Arguments.of(new FileSystemException(PATH, "/other", "Input/output error"), "Input/output error"),
				Arguments.of(new IOException(), "the system refused it and does not say why"),
				Arguments.of(new IOException(" "), "the system refused it and does not say why"),
				Arguments.of(new IOException(PATH + ": Stale file handle"), "Stale file handle"),
				Arguments.of(new IOException(PATH + ": " + PATH + ": Is a directory"), "it is a folder"),
				Arguments.of(new IOException(folder), "it is a folder"),
				Arguments.of(new UncheckedIOException(folder), "it is a folder"),
				Arguments.of(new DirectoryIteratorException(folder), "it is a folder"),
				Arguments.of(new ExecutionException(new CompletionException(folder)), "it is a folder"),
				Arguments.of(new IOException("java.io.IOException: broken"), "broken"),
				Arguments.of(new IOException("org.example.pdf.BadPageException"),
						"the system refused it and does not say why"),
				Arguments.of(new EOFException(), "it ended too early"),
				Arguments.of(new ClosedChannelException(), "it was closed while it was used"),
				Arguments.of(new MalformedInputException(2), "Input length = 2"),
				Arguments.of(new OutOfMemoryError(), "there was not enough memory"),
				Arguments.of(new StackOverflowError(), "it is nested too deeply"),
				Arguments.of(new IllegalStateException(), "something went wrong that Driveyard did not expect"));
	}

	@ParameterizedTest
	@MethodSource("exceptions")
	void everyExceptionIsSaidInWords(Throwable problem, String words) {
		assertThat(Reasons.of(problem, PATH)).isEqualTo(words);
	}

	@Property
	void noClassNameAndNoPathComesThroughHoweverDeepItIsWrapped(@ForAll @NotBlank String reason,
			@ForAll @IntRange(max = 5) int depth) {
		Throwable problem = new FileSystemException(PATH, null, reason);
		for (int wrapped = 0; wrapped < depth; wrapped++) {
			problem = (wrapped % 2 == 0) ? new IOException(problem) : new ExecutionException(problem);
		}
		assertThat(Reasons.of(problem, PATH)).isNotBlank()
			.doesNotContain("Exception")
			.doesNotStartWith(PATH)
			.isEqualTo(Reasons.of(new FileSystemException(PATH, null, reason), PATH));
	}

	@Test
	void anIssueDoesNotSayItsPathTwice() {
		assertThat(new Issue(Issue.Code.UNREADABLE_FILE, "/a b", "/a b: /a b: it is a folder").message())
			.isEqualTo("it is a folder");
		assertThat(new Issue(Issue.Code.UNREADABLE_FILE, "/a", "/ab: it is a folder").message())
			.isEqualTo("/ab: it is a folder");
	}

}
