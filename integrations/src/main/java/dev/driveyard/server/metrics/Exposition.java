package dev.driveyard.server.metrics;

/**
 * Metrics as text, in version 0.0.4 of the exposition format:
 * https://prometheus.io/docs/instrumenting/exposition_formats/.
 */
final class Exposition {

	/** The media type of the text. */
	static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

	private final StringBuilder text = new StringBuilder(8192);

	private String family = "";

	/** Begins a metric that goes up and down. */
	Exposition gauge(String name, String help) {
		return begin(name, "gauge", help);
	}

	/** Begins a metric that only goes up while the process lives. */
	Exposition counter(String name, String help) {
		return begin(name, "counter", help);
	}

	private Exposition begin(String name, String type, String help) {
		this.family = name;
		this.text.append("# HELP ")
			.append(name)
			.append(' ')
			.append(help.replace("\\", "\\\\").replace("\n", "\\n"))
			.append("\n# TYPE ")
			.append(name)
			.append(' ')
			.append(type)
			.append('\n');
		return this;
	}

	/**
	 * A value of the metric that was begun last.
	 * @param labels names, each followed by its value
	 */
	Exposition sample(double value, String... labels) {
		return sample(number(value), labels);
	}

	/**
	 * A whole number as a value of the metric that was begun last.
	 * @param labels names, each followed by its value
	 */
	Exposition sample(long value, String... labels) {
		return sample(Long.toString(value), labels);
	}

	private Exposition sample(String value, String[] labels) {
		this.text.append(this.family);
		if (labels.length > 0) {
			for (int at = 0; at < labels.length; at += 2) {
				this.text.append((at == 0) ? '{' : ',')
					.append(labels[at])
					.append("=\"")
					.append(escaped(labels[at + 1]))
					.append('"');
			}
			this.text.append('}');
		}
		this.text.append(' ').append(value).append('\n');
		return this;
	}

	/** Adds what was written before. */
	void append(String metrics) {
		this.text.append(metrics);
	}

	private static String escaped(String value) {
		return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
	}

	private static String number(double value) {
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			return Double.isNaN(value) ? "NaN" : (value > 0) ? "+Inf" : "-Inf";
		}
		return (value == Math.rint(value) && Math.abs(value) < 1e15) ? Long.toString((long) value)
				: Double.toString(value);
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
