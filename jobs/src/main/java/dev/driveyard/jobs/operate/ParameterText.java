package dev.driveyard.jobs.operate;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.jobs.operate.ParameterSpec.Unit;

/**
 * Parameters as people read of them: in the README beside a job, and in a terminal.
 */
public final class ParameterText {

	private ParameterText() {
	}

	/** What its values are: {@code paths}, {@code choice}, {@code number 1 to 64}. */
	public static String kind(Parameter parameter) {
		String one = parameter.path() ? "path" : (parameter.choices().isEmpty() ? "text" : "choice");
		return switch (parameter.type()) {
			case STRING -> one;
			case ARRAY -> one + "s";
			case BOOLEAN -> "true or false";
			case INTEGER -> number(parameter);
		};
	}

	private static String number(Parameter parameter) {
		String counted = (parameter.unit() == Unit.NONE) ? "number" : Arguments.word(parameter.unit());
		if (parameter.min() == null) {
			return counted;
		}
		return counted + " "
				+ ((parameter.max() != null) ? parameter.min() + " to " + parameter.max() : "from " + parameter.min());
	}

	/** What it is if nothing is said; {@code ""} for nothing. */
	public static String defaultValue(Parameter parameter) {
		Object value = parameter.defaultValue();
		return (value == null || value.equals(List.of())) ? "" : value.toString();
	}

	/** The rows of a table in Markdown, with its head, one a parameter. */
	public static List<String> table(ParameterModel<?> model) {
		List<String> rows = new ArrayList<>(
				List.of("| name | kind | default | identifying | what it is |", "|---|---|---|---|---|"));
		model.parameters().forEach((one) -> rows.add(row(one)));
		return List.copyOf(rows);
	}

	private static String row(Parameter parameter) {
		String value = defaultValue(parameter);
		String standard = value.isEmpty() ? "" : "`" + value + "`";
		if (parameter.machineDefault()) {
			standard = "by processors";
		}
		String choices = parameter.choices().isEmpty() ? "" : ": `" + String.join("`, `", parameter.choices()) + "`";
		return "| `" + parameter.name() + "` | " + kind(parameter) + choices + " | "
				+ (parameter.required() ? "needed" : standard) + " | " + (parameter.identifying() ? "yes" : "no")
				+ " | " + parameter.description() + " |";
	}

}
