package dev.driveyard.server.metrics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The text of metrics.
 */
class ExpositionTests {

	@Test
	void aValueHasTheShortestForm() {
		String text = new Exposition().gauge("a", "Of things.")
			.sample(3)
			.sample(0.25, "x", "1", "y", "2")
			.sample(1e18, "x", "3")
			.sample(Double.NaN, "x", "4")
			.sample(Double.NEGATIVE_INFINITY, "x", "5")
			.counter("b_total", "Others.")
			.sample(-0.0)
			.toString();
		assertThat(text).isEqualTo("""
				# HELP a Of things.
				# TYPE a gauge
				a 3
				a{x="1",y="2"} 0.25
				a{x="3"} 1.0E18
				a{x="4"} NaN
				a{x="5"} -Inf
				# HELP b_total Others.
				# TYPE b_total counter
				b_total 0
				""");
	}

	@Test
	void whatWouldEndALabelOrALineIsEscaped() {
		assertThat(new Exposition().gauge("a", "back\\slash\nline").sample(1, "name", "q\"b\\n\n{,}é").toString())
			.isEqualTo("# HELP a back\\\\slash\\nline\n# TYPE a gauge\na{name=\"q\\\"b\\\\n\\n{,}é\"} 1\n");
	}

}
