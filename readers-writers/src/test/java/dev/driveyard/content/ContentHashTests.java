package dev.driveyard.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ContentHashTests {

	private static final String TEXT = "00ff7f80".repeat(8);

	@Test
	void textAndBytesSayTheSame() {
		ContentHash hash = ContentHash.parse(TEXT);
		assertThat(hash).hasToString(TEXT)
			.isEqualTo(ContentHash.of(hash.bytes()))
			.hasSameHashCodeAs(ContentHash.of(hash.bytes()));
		assertThat(ContentHash.parse(TEXT.toUpperCase(java.util.Locale.ROOT))).isEqualTo(hash);
	}

	@Test
	void nobodyCanChangeIt() {
		byte[] bytes = new byte[32];
		ContentHash hash = ContentHash.of(bytes);
		bytes[0] = 1;
		hash.bytes()[1] = 1;
		assertThat(hash).hasToString("00".repeat(32));
	}

	@Test
	void itIsOrderedByUnsignedBytes() {
		ContentHash low = ContentHash.parse("7f".repeat(32));
		ContentHash high = ContentHash.parse("80".repeat(32));
		assertThat(low).isLessThan(high).isNotEqualTo(high).isEqualByComparingTo(ContentHash.of(low.bytes()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "0g", "00ff7f8000ff7f8000ff7f8000ff7f8000ff7f8000ff7f8000ff7f8000ff7f8" })
	void otherTextIsRejected(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> ContentHash.parse(text));
	}

}
