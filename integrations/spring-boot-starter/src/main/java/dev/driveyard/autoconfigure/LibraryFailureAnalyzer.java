package dev.driveyard.autoconfigure;

import dev.driveyard.catalogue.CatalogueException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why an application does not start whose library can't be opened, and what to do.
 */
final class LibraryFailureAnalyzer extends AbstractFailureAnalyzer<CatalogueException> {

	@Override
	protected FailureAnalysis analyze(Throwable root, CatalogueException cause) {
		return new FailureAnalysis(cause.getMessage(), action(cause), cause);
	}

	private static @Nullable String action(CatalogueException cause) {
		return switch (cause.failure().code()) {
			case IN_USE, IN_USE_ELSEWHERE -> "End the other process, or give this application a library of its own:"
					+ " set driveyard.library to another folder.";
			case NO_LIBRARY -> "Set driveyard.library to the folder of a library, or driveyard.create to true"
					+ " to have one made there.";
			default -> null;
		};
	}

}
