package dev.driveyard.jobs.duplicates;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The index finds exactly what a look at all hashes finds.
 */
class NearHashesTests {

	private static final int HASHES = 4000;

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 7, 8, 11, 16 })
	void allNearOnesAreFoundAndNoOthers(int bits) {
		Random random = new Random(bits);
		long[] hashes = new long[HASHES];
		for (int i = 0; i < HASHES; i++) {
			hashes[i] = (i % 4 == 0) ? random.nextLong() : flip(hashes[i - 1], random.nextInt(14), random);
		}
		NearHashes index = new NearHashes(hashes);
		for (int i = 0; i < 300; i++) {
			long hash = hashes[random.nextInt(HASHES)];
			Set<Integer> expected = new HashSet<>();
			for (int place = 0; place < HASHES; place++) {
				if (Long.bitCount(hashes[place] ^ hash) <= bits) {
					expected.add(place);
				}
			}
			Set<Integer> found = new HashSet<>();
			index.near(hash, bits, (place, distance) -> {
				assertThat(distance).isEqualTo(Long.bitCount(hashes[place] ^ hash));
				found.add(place);
			});
			assertThat(found).isEqualTo(expected);
		}
	}

	private static long flip(long hash, int bits, Random random) {
		long flipped = hash;
		for (int i = 0; i < bits; i++) {
			flipped ^= 1L << random.nextInt(64);
		}
		return flipped;
	}

}
