package dev.driveyard.jobs.operate;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.tree.RootLostException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/**
 * What an exception means, for a person: the message of the one among its causes that was
 * written for people, else of the innermost.
 */
public final class Failures {

	private Failures() {
	}

	/**
	 * The message to show.
	 */
	public static String describe(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (isForPeople(cause)) {
				return String.valueOf(cause.getMessage());
			}
		}
		Throwable root = NestedExceptionUtils.getMostSpecificCause(ex);
		return root + " (the log in the library's folder says more)";
	}

	private static boolean isForPeople(Throwable ex) {
		return ex instanceof CatalogueException || ex instanceof OperateException || ex instanceof RootLostException
				|| ex instanceof DataAccessException;
	}

}
