package dev.driveyard;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.assertj.core.api.Assertions;

/**
 * Metrics, read strictly: a family has one HELP, then one TYPE, then all of its samples;
 * no sample occurs twice.
 *
 * @param types by the names of the metrics
 * @param values by name and labels, these sorted by name
 */
record ExpositionText(Map<String, String> types, Map<String, Double> values) {

	private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";

	private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") ((?:[^\\\\\\n]|\\\\\\\\|\\\\n)+)");

	private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (counter|gauge)");

	private static final Pattern SAMPLE = Pattern
		.compile("(" + NAME + ")(?:\\{(.+)\\})? ([+-]?(?:\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|Inf)|NaN)");

	private static final Pattern LABEL = Pattern
		.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\\\\\|\\\\\"|\\\\n)*)\"(?:,|$)");

	/** Reads all of a text. */
	static ExpositionText read(String text) {
		Assertions.assertThat(text).endsWith("\n");
		ExpositionText read = new ExpositionText(new LinkedHashMap<>(), new LinkedHashMap<>());
		Set<String> helped = new LinkedHashSet<>();
		String family = "";
		for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
			Matcher help = HELP.matcher(line);
			Matcher type = TYPE.matcher(line);
			if (help.matches()) {
				family = help.group(1);
				Assertions.assertThat(helped.add(family)).as("the first help: %s", line).isTrue();
			}
			else if (type.matches()) {
				Assertions.assertThat(type.group(1)).as(line).isEqualTo(family);
				Assertions.assertThat(read.types.put(family, type.group(2))).as(line).isNull();
				Assertions.assertThat("counter".equals(type.group(2))).as(line).isEqualTo(family.endsWith("_total"));
			}
			else {
				read.sample(line, family);
			}
		}
		Assertions.assertThat(read.types.keySet()).isEqualTo(helped);
		return read;
	}

	private void sample(String line, String family) {
		Matcher sample = SAMPLE.matcher(line);
		Assertions.assertThat(sample.matches()).as("a sample: %s", line).isTrue();
		Assertions.assertThat(sample.group(1)).as(line).isEqualTo(family);
		Assertions.assertThat(this.types).as(line).containsKey(family);
		String labels = (sample.group(2) != null) ? labels(sample.group(2)) : "";
		Assertions
			.assertThat(this.values.put(family + labels, Double.valueOf(sample.group(3).replace("Inf", "Infinity"))))
			.as("twice: %s", line)
			.isNull();
	}

	private static String labels(String text) {
		Map<String, String> labels = new TreeMap<>();
		Matcher label = LABEL.matcher(text);
		int at = 0;
		while (at < text.length()) {
			Assertions.assertThat(label.find(at) && label.start() == at).as("labels: %s", text).isTrue();
			Assertions.assertThat(labels.put(label.group(1), label.group(2))).as("labels: %s", text).isNull();
			at = label.end();
		}
		return labels.toString();
	}

	/** The value of a sample, with its labels as a sorted map shows them. */
	double value(String sample) {
		Assertions.assertThat(this.values).containsKey(sample);
		return this.values.getOrDefault(sample, Double.NaN);
	}

}
