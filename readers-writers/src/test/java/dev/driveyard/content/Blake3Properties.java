package dev.driveyard.content;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class Blake3Properties {

	@Property(tries = 150)
	void anyLengthIsHashedAsByAnotherImplementation(@ForAll("lengths") int length, @ForAll long seed,
			@ForAll TestForests forests) {
		byte[] data = Oracle.random(length, seed);
		assertThat(new Blake3(forests.get()).update(data, 0, length).digest()).isEqualTo(Oracle.hash(data));
	}

	@Property(tries = 100)
	void theHashDoesNotDependOnHowTheInputIsSplit(@ForAll @Size(max = 12) List<@From("lengths") Integer> lengths,
			@ForAll long seed, @ForAll TestForests forests) {
		byte[] data = Oracle.random(lengths.stream().mapToInt((length) -> length).sum(), seed);
		Blake3 hasher = new Blake3(forests.get());
		int at = 0;
		for (int length : lengths) {
			hasher.update(data, at, length);
			at += length;
			if (length % 3 == 0) {
				assertThat(hasher.digest()).isEqualTo(Oracle.hash(data, 0, at));
			}
		}
		assertThat(hasher.digest()).isEqualTo(Oracle.hash(data));
	}

	@Property(tries = 100)
	void aBatchGivesEveryMessageItsOwnHash(@ForAll @Size(max = 80) List<@From("small") Integer> lengths,
			@ForAll long seed, @ForAll TestForests forests) {
		byte[] data = Oracle.random(lengths.stream().mapToInt((length) -> length).sum() + 5, seed);
		int[] sizes = lengths.stream().mapToInt((length) -> length).toArray();
		int[] offsets = new int[sizes.length];
		for (int i = 0; i < sizes.length; i++) {
			offsets[i] = (i == 0) ? 5 : offsets[i - 1] + sizes[i - 1];
		}
		ContentHash[] hashes = new Blake3Batch(forests.get()).hash(data, offsets, sizes, sizes.length);
		assertThat(hashes).hasSameSizeAs(sizes);
		for (int i = 0; i < sizes.length; i++) {
			assertThat(hashes[i]).isEqualTo(Oracle.hash(data, offsets[i], sizes[i]));
		}
	}

	@Provide
	Arbitrary<Integer> lengths() {
		return Arbitraries.oneOf(small(), Arbitraries.integers().between(0, 800_000), nearChunks(900));
	}

	@Provide
	Arbitrary<Integer> small() {
		return Arbitraries.oneOf(Arbitraries.integers().between(0, 130), Arbitraries.integers().between(0, 9000),
				nearChunks(12));
	}

	private static Arbitrary<Integer> nearChunks(int most) {
		return Arbitraries.integers()
			.between(1, most)
			.flatMap((chunks) -> Arbitraries.of(-64, -1, 0, 1, 64).map((more) -> 1024 * chunks + more));
	}

}
