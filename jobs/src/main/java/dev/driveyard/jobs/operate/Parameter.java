package dev.driveyard.jobs.operate;

import java.util.List;

import dev.driveyard.jobs.operate.ParameterSpec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a job under one name.
 *
 * @param choices the values that it may have, empty for any
 * @param required whether it has to be given
 * @param identifying whether two requests that differ in it are different work
 * @param path whether it holds paths
 * @param unit what a number counts
 * @param defaultValue what it is if it is not given, as JSON has it; null for nothing
 * @param machineDefault whether that depends on the machine
 * @param min the smallest number, null for any
 * @param max the largest number, null for any
 * @param description what it means, in a phrase
 */
public record Parameter(String name, JsonType type, List<String> choices, boolean required, boolean identifying,
		boolean path, Unit unit, @Nullable Object defaultValue, boolean machineDefault, @Nullable Long min,
		@Nullable Long max, String description) {

	/** The same without one of its choices. */
	Parameter without(String choice) {
		List<String> left = this.choices.stream().filter((one) -> !one.equals(choice)).toList();
		return new Parameter(this.name, this.type, left, this.required, this.identifying, this.path, this.unit,
				this.defaultValue, this.machineDefault, this.min, this.max, this.description);
	}

	/**
	 * What JSON calls its values.
	 */
	public enum JsonType {

		/** A text. */
		STRING,
		/** A whole number. */
		INTEGER,
		/** True or false. */
		BOOLEAN,
		/** A list of texts. */
		ARRAY

	}

}
