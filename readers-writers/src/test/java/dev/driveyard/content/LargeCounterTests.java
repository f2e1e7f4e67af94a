package dev.driveyard.content;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.lang.Integer.rotateRight;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chunks beyond the first 4 TiB, which no test can reach by hashing all before them:
 * their chaining values are compared with the paper's compression function, written down
 * word for word.
 */
class LargeCounterTests {

	private static final int[] IV = { 0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C,
			0x1F83D9AB, 0x5BE0CD19 };

	private static final int[] PERMUTATION = { 2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8 };

	@ParameterizedTest
	@EnumSource(TestForests.class)
	void bothHalvesOfTheCounterCount(TestForests forests) {
		long counter = (3L << 32) + 0x80000001L;
		byte[] data = Oracle.random(1024, 3);
		Forest forest = forests.get();
		forest.add(0, 1024, counter, 0);
		forest.grow(data);
		int[] value = Arrays.copyOfRange(forest.values(), forest.root(0), forest.root(0) + 8);
		assertThat(value).isEqualTo(chunk(data, counter));
	}

	private static int[] chunk(byte[] data, long counter) {
		int[] value = IV;
		for (int block = 0; block < 16; block++) {
			int[] message = new int[16];
			for (int i = 0; i < 64; i++) {
				message[i / 4] |= (data[64 * block + i] & 0xFF) << (8 * (i % 4));
			}
			value = compress(value, message, counter, (block == 0) ? 1 : (block == 15) ? 2 : 0);
		}
		return value;
	}

	private static int[] compress(int[] value, int[] message, long counter, int flags) {
		int[] v = Arrays.copyOf(value, 16);
		System.arraycopy(IV, 0, v, 8, 4);
		v[12] = (int) counter;
		v[13] = (int) (counter >> 32);
		v[14] = 64;
		v[15] = flags;
		int[] m = message;
		for (int round = 0; round < 7; round++) {
			for (int i = 0; i < 4; i++) {
				mix(v, i, 4 + i, 8 + i, 12 + i, m[2 * i], m[2 * i + 1]);
			}
			for (int i = 0; i < 4; i++) {
				mix(v, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, m[8 + 2 * i], m[9 + 2 * i]);
			}
			int[] before = m;
			m = Arrays.stream(PERMUTATION).map((i) -> before[i]).toArray();
		}
		int[] result = new int[8];
		Arrays.setAll(result, (i) -> v[i] ^ v[i + 8]);
		return result;
	}

	private static void mix(int[] v, int a, int b, int c, int d, int x, int y) {
		v[a] += v[b] + x;
		v[d] = rotateRight(v[d] ^ v[a], 16);
		v[c] += v[d];
		v[b] = rotateRight(v[b] ^ v[c], 12);
		v[a] += v[b] + y;
		v[d] = rotateRight(v[d] ^ v[a], 8);
		v[c] += v[d];
		v[b] = rotateRight(v[b] ^ v[c], 7);
	}

}
