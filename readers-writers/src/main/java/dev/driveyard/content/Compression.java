package dev.driveyard.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import static java.lang.Integer.rotateRight;

/**
 * The compression function of BLAKE3, one block at a time, after section 2.2 of
 * <a href="https://github.com/BLAKE3-team/BLAKE3-specs">the paper</a>.
 * <p>
 * Between two rounds the paper permutes the sixteen words of the message. That
 * permutation is two cycles of eight: 0 2 3 10 12 9 11 5 and 1 6 4 7 13 14 15 8. So the
 * words are kept here in the order of their cycles, each cycle twice in a row, and a
 * round takes its words one place further than the round before. Nothing moves, and all
 * seven rounds are one loop.
 */
final class Compression {

	static final int IV0 = 0x6A09E667;

	static final int IV1 = 0xBB67AE85;

	static final int IV2 = 0x3C6EF372;

	static final int IV3 = 0xA54FF53A;

	static final int ROUNDS = 7;

	static final int BLOCK = 64;

	static final int CHUNK = 1024;

	/** How many words a chaining value has. */
	static final int VALUE = 8;

	static final int CHUNK_START = 1;

	static final int CHUNK_END = 2;

	static final int PARENT = 4;

	static final int ROOT = 8;

	/** How many words {@link #load} fills. */
	static final int WORDS = 32;

	private static final int[] IV = { IV0, IV1, IV2, IV3, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19 };

	private static final int[] FIRST_CYCLE = { 0, 2, 3, 10, 12, 9, 11, 5 };

	private static final int[] SECOND_CYCLE = { 1, 6, 4, 7, 13, 14, 15, 8 };

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private Compression() {
	}

	/**
	 * One of the eight words of the initial chaining value.
	 */
	static int iv(int word) {
		return IV[word];
	}

	static int word(byte[] data, int at) {
		return (int) INT.get(data, at);
	}

	/**
	 * Sets eight words to the initial chaining value.
	 */
	static void start(int[] values, int at) {
		System.arraycopy(IV, 0, values, at, VALUE);
	}

	/**
	 * Takes a block of 64 bytes as message.
	 */
	static void load(byte[] data, int at, int[] m) {
		put(m, 0, word(data, at));
		put(m, 1, word(data, at + 8));
		put(m, 2, word(data, at + 12));
		put(m, 3, word(data, at + 40));
		put(m, 4, word(data, at + 48));
		put(m, 5, word(data, at + 36));
		put(m, 6, word(data, at + 44));
		put(m, 7, word(data, at + 20));
		put(m, 16, word(data, at + 4));
		put(m, 17, word(data, at + 24));
		put(m, 18, word(data, at + 16));
		put(m, 19, word(data, at + 28));
		put(m, 20, word(data, at + 52));
		put(m, 21, word(data, at + 56));
		put(m, 22, word(data, at + 60));
		put(m, 23, word(data, at + 32));
	}

	/**
	 * Takes two chaining values, one after the other, as message.
	 */
	static void load(int[] values, int at, int[] m) {
		for (int i = 0; i < 8; i++) {
			put(m, i, values[at + FIRST_CYCLE[i]]);
			put(m, i + 16, values[at + SECOND_CYCLE[i]]);
		}
	}

	private static void put(int[] m, int i, int word) {
		m[i] = word;
		m[i + 8] = word;
	}

	/**
	 * Compresses two chaining values that follow each other into their parent's.
	 * @param message is overwritten
	 */
	static void join(int[] pair, int from, int[] parent, int at, int[] message, int flags) {
		load(pair, from, message);
		start(parent, at);
		compress(parent, at, message, 0, BLOCK, PARENT | flags);
	}

	/**
	 * Compresses a message into the chaining value that stands at a place. A line is half
	 * a G of the paper: eight lines a half would hide the pattern.
	 */
	@SuppressWarnings("AssignmentExpression")
	static void compress(int[] value, int at, int[] m, long counter, int length, int flags) {
		int v0 = value[at];
		int v1 = value[at + 1];
		int v2 = value[at + 2];
		int v3 = value[at + 3];
		int v4 = value[at + 4];
		int v5 = value[at + 5];
		int v6 = value[at + 6];
		int v7 = value[at + 7];
		int v8 = IV0;
		int v9 = IV1;
		int v10 = IV2;
		int v11 = IV3;
		int v12 = (int) counter;
		int v13 = (int) (counter >>> 32);
		int v14 = length;
		int v15 = flags;
		for (int r = 0; r < ROUNDS; r++) {
			v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m[r]), 16)), 12);
			v4 = rotateRight(v4 ^ (v8 += v12 = rotateRight(v12 ^ (v0 += v4 + m[r + 16]), 8)), 7);
			v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m[r + 1]), 16)), 12);
			v5 = rotateRight(v5 ^ (v9 += v13 = rotateRight(v13 ^ (v1 += v5 + m[r + 2]), 8)), 7);
			v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m[r + 18]), 16)), 12);
			v6 = rotateRight(v6 ^ (v10 += v14 = rotateRight(v14 ^ (v2 += v6 + m[r + 7]), 8)), 7);
			v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m[r + 17]), 16)), 12);
			v7 = rotateRight(v7 ^ (v11 += v15 = rotateRight(v15 ^ (v3 += v7 + m[r + 19]), 8)), 7);
			v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m[r + 23]), 16)), 12);
			v5 = rotateRight(v5 ^ (v10 += v15 = rotateRight(v15 ^ (v0 += v5 + m[r + 5]), 8)), 7);
			v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m[r + 3]), 16)), 12);
			v6 = rotateRight(v6 ^ (v11 += v12 = rotateRight(v12 ^ (v1 += v6 + m[r + 6]), 8)), 7);
			v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m[r + 4]), 16)), 12);
			v7 = rotateRight(v7 ^ (v8 += v13 = rotateRight(v13 ^ (v2 += v7 + m[r + 20]), 8)), 7);
			v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m[r + 21]), 16)), 12);
			v4 = rotateRight(v4 ^ (v9 += v14 = rotateRight(v14 ^ (v3 += v4 + m[r + 22]), 8)), 7);
		}
		value[at] = v0 ^ v8;
		value[at + 1] = v1 ^ v9;
		value[at + 2] = v2 ^ v10;
		value[at + 3] = v3 ^ v11;
		value[at + 4] = v4 ^ v12;
		value[at + 5] = v5 ^ v13;
		value[at + 6] = v6 ^ v14;
		value[at + 7] = v7 ^ v15;
	}

}
