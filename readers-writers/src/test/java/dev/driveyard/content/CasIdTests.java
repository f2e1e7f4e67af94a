package dev.driveyard.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CasIdTests {

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 1016, 1017, 102_399, 102_400, 102_401, 102_402, 102_403, 102_404, 1_000_003,
			4_294_967_296L, 5_000_000_000_007L })
	void theIdIsThatOfANaiveReading(long size) throws IOException {
		assertThat(CasId.of(Sources.endless(), size)).contains(naive(size));
	}

	@Test
	void emptyContentHasNone() throws IOException {
		assertThat(CasId.of(Sources.endless(), 0)).isEmpty();
		assertThat(CasId.of(new byte[3], 3, 0)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5000, 102_400, 102_401, 300_000 })
	void anArrayHasTheIdOfASource(int size) throws IOException {
		byte[] data = new byte[size + 9];
		for (int i = 0; i < size; i++) {
			data[i + 4] = Sources.at(i);
		}
		assertThat(CasId.of(data, 4, size)).isEqualTo(CasId.of(Sources.endless(), size));
	}

	@Test
	void messagesOfSeveralContentsGoThroughOneBatch() throws IOException {
		long[] sizes = { 7, 102_400, 200_000, 4096 };
		byte[] data = new byte[sizes.length * CasId.MOST];
		int[] offsets = new int[sizes.length];
		int[] lengths = new int[sizes.length];
		for (int i = 0; i < sizes.length; i++) {
			offsets[i] = i * CasId.MOST;
			lengths[i] = CasId.message(Sources.endless(), sizes[i], data, offsets[i]);
			assertThat(lengths[i]).isEqualTo(CasId.messageLength(sizes[i]));
		}
		ContentHash[] ids = new Blake3Batch().hash(data, offsets, lengths, sizes.length);
		for (int i = 0; i < sizes.length; i++) {
			assertThat(ids[i]).isEqualTo(naive(sizes[i]));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 102_400, 200_000 })
	void contentThatHasShrunkIsReported(int size) {
		byte[] data = Oracle.pattern(size - 1);
		assertThatExceptionOfType(SourceShrunkException.class).isThrownBy(() -> CasId.of(Sources.of(data), size))
			.satisfies((ex) -> assertThat(ex.end()).isEqualTo(size - 1));
	}

	private static ContentHash naive(long size) {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		for (int shift = 0; shift < 64; shift += 8) {
			message.write((int) (size >> shift));
		}
		if (size <= 100 * 1024) {
			append(message, 0, size);
		}
		else {
			append(message, 0, 8192);
			for (int i : Arrays.asList(0, 1, 2, 3)) {
				append(message, 8192 + i * ((size - 16384) / 4), 10_240);
			}
			append(message, size - 8192, 8192);
		}
		return Oracle.hash(message.toByteArray());
	}

	private static void append(ByteArrayOutputStream message, long from, long length) {
		for (long i = from; i < from + length; i++) {
			message.write(Sources.at(i));
		}
	}

}
