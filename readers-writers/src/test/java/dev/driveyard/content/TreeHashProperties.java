package dev.driveyard.content;

import java.io.IOException;
import java.util.concurrent.ForkJoinPool;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class TreeHashProperties {

	@Property(tries = 150)
	void theHashDependsNeitherOnSubtreesNorOnThreads(@ForAll @IntRange(max = 300_000) int length,
			@ForAll @IntRange(max = 9) int power, @ForAll @IntRange(min = 1, max = 5) int threads, @ForAll long seed,
			@ForAll TestForests forests) throws IOException {
		byte[] data = Oracle.random(length, seed);
		TreeHash hasher = new TreeHash(ForkJoinPool.commonPool(), threads, 1024 << power, forests);
		assertThat(hasher.hash(Sources.of(data), length, (bytes) -> {
		})).isEqualTo(Oracle.hash(data));
	}

	@Property(tries = 50)
	void aRangeIsHashedAsIfItWereAll(@ForAll @IntRange(max = 50_000) int position,
			@ForAll @IntRange(max = 50_000) int length, @ForAll long seed) throws IOException {
		byte[] data = Oracle.random(100_000, seed);
		TreeHash hasher = new TreeHash(ForkJoinPool.commonPool(), 2, 4096, TestForests.LANES);
		assertThat(hasher.hash(Sources.of(data), new ByteRange(position, length), (bytes) -> {
		})).isEqualTo(Oracle.hash(data, position, length));
	}

}
