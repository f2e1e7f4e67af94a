package dev.driveyard.jobs.operate;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.Reasons;
import dev.driveyard.tree.RootLostException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * What an exception means, for a person: the message of the one among its causes that was
 * written for people, else of the innermost.
 */
public final class Failures {

	/**
	 * Drivers may repeat a whole batch of rows in a message: then its cause says more.
	 */
	private static final int LONGEST = 1500;

	private Failures() {
	}

	/**
	 * The message to show for the failures of one run: a failure to record the end of a
	 * run only follows from the failure that ended it.
	 */
	static @Nullable Failure of(List<Throwable> failures) {
		return failures.stream()
			.filter((failure) -> !isInterruption(failure))
			.min(Comparator.comparing((failure) -> NestedExceptionUtils
				.getMostSpecificCause(failure) instanceof OptimisticLockingFailureException))
			.map(Failures::of)
			.orElse(null);
	}

	/** A step that ends in the middle of an item says so with an exception. */
	private static boolean isInterruption(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.anyMatch((cause) -> cause instanceof JobInterruptedException);
	}

	/**
	 * The message to show.
	 */
	public static String describe(Throwable ex) {
		return of(ex).message();
	}

	/**
	 * The failure, with the message to show.
	 */
	public static Failure of(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (isForPeople(cause)) {
				return (cause instanceof CodedException coded) ? coded.failure()
						: Failure.of(FailureCode.OTHER, String.valueOf(cause.getMessage()));
			}
		}
		Throwable root = NestedExceptionUtils.getMostSpecificCause(ex);
		return Failure.of(FailureCode.OTHER,
				place(root) + Reasons.of(root) + " (the log in the library's folder says more)");
	}

	/** What the system refused to do anything with. */
	private static String place(Throwable root) {
		String file = (root instanceof FileSystemException system) ? system.getFile() : null;
		return (file != null) ? EncodedName.display(file) + ": " : "";
	}

	private static boolean isForPeople(Throwable ex) {
		if (String.valueOf(ex.getMessage()).length() > LONGEST) {
			return false;
		}
		return ex instanceof CodedException || ex instanceof RootLostException || ex instanceof DataAccessException
				|| (ex instanceof UncheckedIOException io && saysMoreThanItsCause(io));
	}

	private static boolean saysMoreThanItsCause(UncheckedIOException ex) {
		return !String.valueOf(ex.getCause()).equals(ex.getMessage());
	}

}
