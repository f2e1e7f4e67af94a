package dev.driveyard.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RangeHashTests {

	private final byte[] data = Oracle.random(700_000, 7);

	@Test
	void rangesAreHashedOneAfterTheOther() throws IOException {
		List<ByteRange> ranges = List.of(new ByteRange(600_000, 100_000), new ByteRange(5, 0),
				new ByteRange(1, 300_000));
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		ranges.forEach((range) -> joined.write(this.data, (int) range.position(), (int) range.length()));
		assertThat(RangeHash.hash(Sources.of(this.data), ranges)).isEqualTo(Oracle.hash(joined.toByteArray()));
	}

	@Test
	void noRangesGiveTheHashOfNothing() throws IOException {
		assertThat(RangeHash.hash(Sources.of(this.data), List.of())).isEqualTo(Oracle.hash(new byte[0]));
	}

	@Test
	void aRangeBeyondTheEndIsReported() {
		assertThatExceptionOfType(SourceShrunkException.class)
			.isThrownBy(() -> RangeHash.hash(Sources.of(this.data), List.of(new ByteRange(699_999, 2))));
	}

	@Test
	void aRangeCannotLieOutsideOfAnySource() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(-1, 2));
		assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(1, -2));
		assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(Long.MAX_VALUE, 1));
	}

}
