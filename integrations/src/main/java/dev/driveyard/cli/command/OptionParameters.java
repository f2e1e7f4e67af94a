package dev.driveyard.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.driveyard.cli.terminal.Sizes;
import dev.driveyard.jobs.operate.InvalidParameterException;
import dev.driveyard.jobs.operate.Parameter;
import dev.driveyard.jobs.operate.ParameterSpec.Unit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The one place where options of commands and parameters of jobs meet: which option says
 * which parameter, and what its text means.
 */
public final class OptionParameters {

	/** Where the option is not called as the parameter is. */
	private static final Map<String, String> OPTIONS = Map.of("exact", "--no-target-directory", "rulesOn", "--rule",
			"rulesOff", "--no-rule", "extensions", "--ext", "maxSeconds", "--max-duration", "before", "--older-than",
			"refresh", "--no-refresh", "folders", "--keep");

	/** Where the option says the contrary. */
	private static final Set<String> NEGATED = Set.of("refresh");

	private OptionParameters() {
	}

	/** The option that says a parameter: {@code maxDepth} is {@code --max-depth}. */
	static String option(String parameter) {
		String words = parameter.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
		return OPTIONS.getOrDefault(parameter, "--" + words);
	}

	/**
	 * What the options of a command say of the parameters of a job. What was not said is
	 * left out, so that the job's default holds.
	 * @param paths makes sure that a path means something where the job runs
	 */
	static Map<String, Object> of(CommandSpec command, List<Parameter> known, UnaryOperator<String> paths) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		for (Parameter parameter : known) {
			OptionSpec option = command.findOption(option(parameter.name()));
			Object said = (option != null) ? option.getValue() : null;
			Object value = (said != null) ? value(parameter, said, paths) : null;
			if (value != null) {
				parameters.put(parameter.name(), value);
			}
		}
		return parameters;
	}

	private static @Nullable Object value(Parameter parameter, Object said, UnaryOperator<String> paths) {
		return switch (parameter.type()) {
			case BOOLEAN -> NEGATED.contains(parameter.name()) != Boolean.TRUE.equals(said);
			case INTEGER -> (said instanceof String text) ? number(parameter, text) : said;
			case ARRAY -> (said instanceof List<?> list && !list.isEmpty()) ? list : null;
			case STRING -> (said instanceof String text) ? text(parameter, text, paths) : null;
		};
	}

	private static Object number(Parameter parameter, String text) {
		return (parameter.unit() == Unit.SECONDS) ? (Object) Sizes.duration(text).toSeconds()
				: (Object) Sizes.bytes(text);
	}

	private static Object text(Parameter parameter, String text, UnaryOperator<String> paths) {
		return parameter.path() ? CommandPaths.encode(paths.apply(text)) : text;
	}

	/** What is wrong with a parameter, in the words of the command that was typed. */
	public static String explain(InvalidParameterException ex, CommandSpec command) {
		OptionSpec option = command.findOption(option(ex.parameter()));
		return (option != null) ? option.longestName() + " " + ex.problem() : String.valueOf(ex.getMessage());
	}

}
