package dev.driveyard.jobs.folders;

import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.jobs.operate.Arguments;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * The folders of a job as its execution context keeps them, for the steps and for the
 * executions to come.
 */
public final class KeptFolders {

	/** What they are kept under: never changes. */
	private static final String PARTS = "parts";

	private KeptFolders() {
	}

	/** Keeps them. */
	public static void keep(FolderScope scope, ExecutionContext context) {
		context.putString(PARTS, Json.write(Map.of(PARTS, scope.texts())));
	}

	/** Whether they are kept. */
	public static boolean areIn(ExecutionContext context) {
		return context.containsKey(PARTS);
	}

	/** Those that are kept. */
	public static FolderScope of(ExecutionContext context) {
		return of(Json.read(Objects.requireNonNull(context.getString(PARTS))));
	}

	/** Those that an object names. */
	public static FolderScope of(Map<String, Object> object) {
		return FolderScope.ofTexts(Arguments.strings(object, PARTS));
	}

}
