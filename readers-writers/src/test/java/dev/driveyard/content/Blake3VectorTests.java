package dev.driveyard.content;

import java.nio.ByteBuffer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

class Blake3VectorTests {

	private static final String VECTORS = "/dev/driveyard/content/blake3-vectors.csv";

	@ParameterizedTest
	@CsvFileSource(resources = VECTORS)
	void hashesAsTheOfficialVectorsSay(int length, String hash) {
		assertThat(Blake3.hash(Oracle.pattern(length))).hasToString(hash);
	}

	@ParameterizedTest
	@CsvFileSource(resources = VECTORS)
	void everyKernelAloneHashesAsTheOfficialVectorsSay(int length, String hash) {
		for (TestForests forests : TestForests.values()) {
			Blake3 hasher = new Blake3(forests.get());
			assertThat(hasher.update(Oracle.pattern(length), 0, length).digest()).as("%s", forests).hasToString(hash);
		}
	}

	@ParameterizedTest
	@CsvFileSource(resources = VECTORS)
	void hashesDirectBuffers(int length, String hash) {
		ByteBuffer data = ByteBuffer.allocateDirect(length).put(Oracle.pattern(length)).flip();
		assertThat(new Blake3().update(data).digest()).hasToString(hash);
		assertThat(data.hasRemaining()).isFalse();
	}

	@ParameterizedTest
	@CsvFileSource(resources = VECTORS)
	void hashesSlicesOfHeapBuffers(int length, String hash) {
		ByteBuffer data = ByteBuffer.allocate(length + 7)
			.position(3)
			.put(Oracle.pattern(length))
			.flip()
			.position(3)
			.slice();
		assertThat(new Blake3().update(data).digest()).hasToString(hash);
		assertThat(data.hasRemaining()).isFalse();
	}

}
