package dev.driveyard.catalogue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link Json} both ways.
 */
class JsonTests {

	@Test
	void anObjectComesBackAsItWasWritten() {
		Map<String, Object> object = Map.of("text", "a\n\"ü😀\uEFFF", "number", Long.MAX_VALUE, "yes", true, "list",
				List.of("a", "b"), "map", Map.of("k", "v"));
		assertThat(Json.read(Json.write(object))).isEqualTo(object);
		assertThat(Json.read(Json.writePretty(object))).isEqualTo(object);
	}

	@Test
	void whatIsWrittenIsOneLineUnlessForPeople() {
		assertThat(Json.write(Map.of("a", "b\nc"))).isEqualTo("{\"a\":\"b\\nc\"}");
		assertThat(Json.writePretty(Map.of("a", 1))).contains("\n");
		assertThat(Json.write(new Issue(Issue.Code.UNREADABLE_ENTRY, "/p", "m")))
			.contains("\"code\":\"UNREADABLE_ENTRY\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{", "{\"a\":1} x {", "text" })
	void whatIsNoObjectIsRefused(String text) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> Json.read(text));
	}

}
