package dev.driveyard.server.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Some of many items.
 *
 * @param next the value of the parameter {@code after} that gives the following ones;
 * null if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

	/** All items that there are. */
	public static <T> Page<T> whole(List<T> items) {
		return new Page<>(items, null);
	}

}
