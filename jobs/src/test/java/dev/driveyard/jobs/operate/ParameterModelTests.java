package dev.driveyard.jobs.operate;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a record says of the parameters of a job.
 */
class ParameterModelTests {

	private static final ParameterModel<Asked> MODEL = ParameterModel.of(Asked.class).fixed("kept", 7L);

	private static final Map<String, Object> ALL = Map.of("path", "/a", "many", List.of("/b", "/c d"), "colour",
			"dark-blue", "maxDepth", 3, "size", 1L << 40, "wide", true, "since", "2026-01-31T12:00", "threads", 5);

	@Test
	void whatIsNotSaidHasItsDefault() {
		assertThat(MODEL.parse(Map.of("path", "/a")))
			.isEqualTo(new Asked("/a", List.of(), Colour.RED, null, 10, false, null, 7, 2));
	}

	@Test
	void everyKindOfValueIsUnderstoodAndKept() {
		Asked asked = MODEL.parse(ALL);
		assertThat(asked).isEqualTo(new Asked("/a", List.of("/b", "/c d"), Colour.DARK_BLUE, 3, 1L << 40, true,
				LocalDateTime.of(2026, 1, 31, 12, 0), 7, 5));
		assertThat(MODEL.of(MODEL.toJobParameters(asked))).isEqualTo(asked);
		assertThat(MODEL.toMap(asked)).containsExactlyInAnyOrderEntriesOf(ALL);
		assertThat(MODEL.parse(MODEL.toMap(asked))).isEqualTo(asked);
	}

	@Test
	void tuningDoesNotMakeOtherWork() {
		Map<String, Object> other = new HashMap<>(ALL);
		other.put("threads", 9);
		assertThat(MODEL.identity(MODEL.parse(other))).isEqualTo(MODEL.identity(MODEL.parse(ALL)))
			.doesNotContainKey("threads");
		JobParameters kept = MODEL.toJobParameters(MODEL.parse(ALL));
		assertThat(kept.getIdentifyingParameters()).extracting((one) -> one.name())
			.containsExactlyInAnyOrder("path", "many", "colour", "maxDepth", "size", "wide", "since");
	}

	@Test
	void whatIsWrongIsNamed() {
		refused("is not known; there is: path, many, colour, maxDepth, size, wide, since, threads", "tread", 1);
		refused("is not known; there is: path, many, colour, maxDepth, size, wide, since, threads", "kept", 1);
		refused("must be true or false, not 'yes'", "wide", "yes");
		refused("must be true or false, not 1", "wide", 1);
		refused("must be a number, not '5'", "threads", "5");
		refused("must be a number, not true", "threads", true);
		refused("must be a whole number that fits, not 1.0", "threads", 1.0);
		refused("must be 1 to 64, not 0", "threads", 0);
		refused("must be 1 to 64, not 4294967297", "threads", (1L << 32) + 1);
		refused("must be at least 1, not 0", "maxDepth", 0);
		refused("must be 1 to 2147483647, not 2147483648", "maxDepth", 1L << 31);
		refused("must be one of red, dark-blue, not 'green'", "colour", "green");
		refused("must be a text, not 3", "path", 3);
		refused("must be a list, not '/b'", "many", "/b");
		refused("must be a text, not 3", "many", List.of("/b", 3));
		refused("must be a list of texts", "many", Arrays.asList("/b", null));
		refused("must be a local time such as 2026-01-31T12:00, not 'now'", "since", "now");
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> MODEL.parse(Map.of()))
			.withMessage("The parameter path is needed");
		assertThatIllegalArgumentException().isThrownBy(() -> MODEL.parse(Map.of("path", "")))
			.withMessage("An empty path");
	}

	private static void refused(String problem, String name, Object value) {
		Map<String, Object> wrong = new HashMap<>(Map.of("path", "/a"));
		wrong.put(name, value);
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> MODEL.parse(wrong))
			.satisfies((ex) -> assertThat(ex.parameter()).isEqualTo(name))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(problem))
			.withMessage("The parameter " + name + " " + problem);
	}

	@Test
	void choicesAreUnderstoodInAnyCaseAndWithEitherSign() {
		for (String word : List.of("dark-blue", "DARK_BLUE", "Dark-Blue", "dark_blue")) {
			assertThat(MODEL.parse(Map.of("path", "/a", "colour", word)).colour()).isEqualTo(Colour.DARK_BLUE);
		}
	}

	@Test
	void aJobMayHaveLessThanItsRecord() {
		ParameterModel<Asked> less = MODEL.without("since").without("colour", "dark-blue");
		assertThat(less.parameters()).extracting(Parameter::name).doesNotContain("since", "kept");
		assertThatIllegalArgumentException().isThrownBy(() -> less.parse(Map.of("path", "/a", "since", "x")))
			.withMessageContaining("not known");
		assertThatIllegalArgumentException().isThrownBy(() -> less.parse(Map.of("path", "/a", "colour", "dark-blue")))
			.withMessage("The parameter colour must be one of red, not 'dark-blue'");
	}

	@Test
	void whatAnEarlierVersionDidNotKeepHasItsDefault() {
		JobParameters old = new JobParametersBuilder().addString("path", "/a")
			.addString("colour", "DARK_BLUE")
			.addString("wide", "true")
			.addLong("sequence", 4L)
			.toJobParameters();
		assertThat(MODEL.of(old)).isEqualTo(new Asked("/a", List.of(), Colour.DARK_BLUE, null, 10, true, null, 7, 2));
	}

	@Test
	void theSchemaSaysWhatIsTaken() {
		Map<String, Object> schema = MODEL.schema();
		assertThat(schema).containsEntry("required", List.of("path")).containsEntry("additionalProperties", false);
		assertThat(schema.get("properties")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("path",
					Map.of("type", "string", "description", "where", "format", "path", "x-identifying", true))
			.containsEntry("colour",
					Map.of("type", "string", "description", "which", "enum", List.of("red", "dark-blue"), "default",
							"red", "x-identifying", true))
			.containsEntry("threads", Map.of("type", "integer", "description", "how many", "minimum", 1L, "maximum",
					64L, "default", 2, "x-identifying", false));
	}

	@Property
	void anyNumberInItsRangeIsKept(@ForAll @IntRange(min = 1, max = 64) int threads, @ForAll long size,
			@ForAll List<String> many) {
		Asked asked = new Asked("/a", many, Colour.RED, null, size, false, null, 7, threads);
		assertThat(MODEL.of(MODEL.toJobParameters(asked))).isEqualTo(asked);
		assertThat(MODEL.parse(MODEL.toMap(asked))).isEqualTo(asked);
	}

	/** All kinds of components. */
	record Asked(@ParameterSpec(value = "where", path = true) String path,
			@ParameterSpec(value = "what", path = true, defaultValue = "[]") List<String> many,
			@ParameterSpec(value = "which", defaultValue = "red") Colour colour,
			@ParameterSpec(value = "how deep", min = 1) @Nullable Integer maxDepth,
			@ParameterSpec(value = "how large", defaultValue = "10") long size,
			@ParameterSpec(value = "whether", defaultValue = "false") boolean wide,
			@ParameterSpec("when") @Nullable LocalDateTime since, long kept,
			@ParameterSpec(value = "how many", tuning = true, defaultFrom = "two", min = 1, max = 64) int threads) {

		Asked {
			if (path.isEmpty()) {
				throw new IllegalArgumentException("An empty path");
			}
		}

		static int two() {
			return 2;
		}

	}

	/** Some choices. */
	enum Colour {

		/** One word. */
		RED,
		/** Two words. */
		DARK_BLUE

	}

}
