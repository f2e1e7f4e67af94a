package dev.driveyard.runs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link ContextSerializer} both ways.
 */
class ContextSerializerTests {

	private final ContextSerializer serializer = new ContextSerializer();

	@Test
	void aContextIsPlainJson() throws IOException {
		assertThat(new String(write(Map.of("walk.lastPath", "a/\uEFFF\n")), StandardCharsets.UTF_8))
			.isEqualTo("{\"walk.lastPath\":\"a/\uEFFF\\n\"}");
		assertThat(write(Map.of())).asString().isEqualTo("{}");
	}

	@Test
	void plainValuesComeBackWholeNumbersAsLongs() throws IOException {
		Map<String, Object> context = Map.of("text", "ü😀", "long", Long.MAX_VALUE, "small", 5L, "int", 7, "yes", true);
		assertThat(this.serializer.deserialize(new ByteArrayInputStream(write(context))))
			.isEqualTo(Map.of("text", "ü😀", "long", Long.MAX_VALUE, "small", 5L, "int", 7L, "yes", true));
	}

	@ParameterizedTest
	@MethodSource("others")
	void anyOtherTypeIsRefusedByName(Object value) {
		assertThatIllegalArgumentException().isThrownBy(() -> write(Map.of("key", value)))
			.withMessageContaining("'key'")
			.withMessageContaining(value.getClass().getName());
	}

	static Stream<Object> others() {
		return Stream.of(1.5, new BigDecimal("1"), new Date(0), List.of("a"), Map.of(), Thread.State.NEW,
				new byte[] { 1 });
	}

	private byte[] write(Map<String, Object> context) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.serializer.serialize(context, out);
		return out.toByteArray();
	}

}
