package dev.driveyard.content;

import java.util.Arrays;

import static java.lang.Integer.rotateRight;

/**
 * The rounds of BLAKE3 on many lanes: all state is one array, a row for each word of
 * state and message, a column for each lane.
 * <p>
 * The shape is for the JVM's optimising compiler. It turns a loop over lanes into vector
 * instructions only if all rows are at constant places of one array, and only short loops
 * are compiled quickly: so every G of the paper is a loop of its own. A round always
 * reads the same rows of the message; between rounds the rows are moved one place down
 * the two cycles of {@link Compression}.
 */
final class LaneRounds {

	/** The most lanes. */
	static final int LANES = 256;

	/** From row to row; more than the lanes, or rows would compete for cache lines. */
	static final int PITCH = LANES + 16;

	/** The chaining values, eight rows. */
	static final int VALUES = 16 * PITCH;

	/** Four rows: both halves of the counter, the length of the block, its flags. */
	static final int COUNTERS = 24 * PITCH;

	static final int LENGTHS = 26 * PITCH;

	static final int FLAGS = 27 * PITCH;

	/** The words of the first cycle, then a spare row. */
	static final int FIRST_CYCLE = 28 * PITCH;

	/** The words of the second cycle, then a spare row. */
	static final int SECOND_CYCLE = 37 * PITCH;

	/** How many words the state has. */
	static final int STATE = 46 * PITCH;

	private static final int V0 = 0;

	private static final int V1 = 1 * PITCH;

	private static final int V2 = 2 * PITCH;

	private static final int V3 = 3 * PITCH;

	private static final int V4 = 4 * PITCH;

	private static final int V5 = 5 * PITCH;

	private static final int V6 = 6 * PITCH;

	private static final int V7 = 7 * PITCH;

	private static final int V8 = 8 * PITCH;

	private static final int V9 = 9 * PITCH;

	private static final int V10 = 10 * PITCH;

	private static final int V11 = 11 * PITCH;

	private static final int V12 = 12 * PITCH;

	private static final int V13 = 13 * PITCH;

	private static final int V14 = 14 * PITCH;

	private static final int V15 = 15 * PITCH;

	private static final int M0 = FIRST_CYCLE;

	private static final int M1 = SECOND_CYCLE;

	private static final int M2 = FIRST_CYCLE + PITCH;

	private static final int M3 = FIRST_CYCLE + 2 * PITCH;

	private static final int M4 = SECOND_CYCLE + 2 * PITCH;

	private static final int M5 = FIRST_CYCLE + 7 * PITCH;

	private static final int M6 = SECOND_CYCLE + PITCH;

	private static final int M7 = SECOND_CYCLE + 3 * PITCH;

	private static final int M8 = SECOND_CYCLE + 7 * PITCH;

	private static final int M9 = FIRST_CYCLE + 5 * PITCH;

	private static final int M10 = FIRST_CYCLE + 3 * PITCH;

	private static final int M11 = FIRST_CYCLE + 6 * PITCH;

	private static final int M12 = FIRST_CYCLE + 4 * PITCH;

	private static final int M13 = SECOND_CYCLE + 4 * PITCH;

	private static final int M14 = SECOND_CYCLE + 5 * PITCH;

	private static final int M15 = SECOND_CYCLE + 6 * PITCH;

	private LaneRounds() {
	}

	/**
	 * Takes a block as message of a lane.
	 */
	static void load(byte[] data, int at, int[] s, int lane) {
		s[M0 + lane] = Compression.word(data, at);
		s[M1 + lane] = Compression.word(data, at + 4);
		s[M2 + lane] = Compression.word(data, at + 8);
		s[M3 + lane] = Compression.word(data, at + 12);
		s[M4 + lane] = Compression.word(data, at + 16);
		s[M5 + lane] = Compression.word(data, at + 20);
		s[M6 + lane] = Compression.word(data, at + 24);
		s[M7 + lane] = Compression.word(data, at + 28);
		s[M8 + lane] = Compression.word(data, at + 32);
		s[M9 + lane] = Compression.word(data, at + 36);
		s[M10 + lane] = Compression.word(data, at + 40);
		s[M11 + lane] = Compression.word(data, at + 44);
		s[M12 + lane] = Compression.word(data, at + 48);
		s[M13 + lane] = Compression.word(data, at + 52);
		s[M14 + lane] = Compression.word(data, at + 56);
		s[M15 + lane] = Compression.word(data, at + 60);
	}

	/**
	 * Takes two chaining values as message of a lane.
	 */
	static void load(int[] values, int at, int[] s, int lane) {
		s[M0 + lane] = values[at];
		s[M1 + lane] = values[at + 1];
		s[M2 + lane] = values[at + 2];
		s[M3 + lane] = values[at + 3];
		s[M4 + lane] = values[at + 4];
		s[M5 + lane] = values[at + 5];
		s[M6 + lane] = values[at + 6];
		s[M7 + lane] = values[at + 7];
		s[M8 + lane] = values[at + 8];
		s[M9 + lane] = values[at + 9];
		s[M10 + lane] = values[at + 10];
		s[M11 + lane] = values[at + 11];
		s[M12 + lane] = values[at + 12];
		s[M13 + lane] = values[at + 13];
		s[M14 + lane] = values[at + 14];
		s[M15 + lane] = values[at + 15];
	}

	/**
	 * Compresses the messages of the first lanes into their chaining values. The messages
	 * are lost.
	 */
	static void compress(int[] s, int lanes) {
		System.arraycopy(s, VALUES, s, 0, 7 * PITCH + lanes);
		for (int i = 0; i < 4; i++) {
			Arrays.fill(s, (8 + i) * PITCH, (8 + i) * PITCH + lanes, Compression.iv(i));
		}
		System.arraycopy(s, COUNTERS, s, 12 * PITCH, 3 * PITCH + lanes);
		columns(s, lanes);
		diagonals(s, lanes);
		for (int i = 1; i < Compression.ROUNDS; i++) {
			permute(s, FIRST_CYCLE, lanes);
			permute(s, SECOND_CYCLE, lanes);
			columns(s, lanes);
			diagonals(s, lanes);
		}
		finish(s, lanes);
	}

	private static void permute(int[] s, int cycle, int lanes) {
		System.arraycopy(s, cycle, s, cycle + 8 * PITCH, lanes);
		System.arraycopy(s, cycle + PITCH, s, cycle, 7 * PITCH + lanes);
	}

	private static void finish(int[] s, int lanes) {
		for (int i = 0; i < Compression.VALUE; i++) {
			finish(s, i * PITCH, lanes);
		}
	}

	private static void finish(int[] s, int row, int n) {
		for (int i = 0; i < n; i++) {
			s[VALUES + row + i] = s[row + i] ^ s[8 * PITCH + row + i];
		}
	}

	private static void columns(int[] s, int n) {
		for (int i = 0; i < n; i++) {
			int b = s[V4 + i];
			int a = s[V0 + i] + b + s[M0 + i];
			int d = rotateRight(s[V12 + i] ^ a, 16);
			int c = s[V8 + i] + d;
			b = rotateRight(b ^ c, 12);
			s[V0 + i] = a + b + s[M1 + i];
			d = rotateRight(d ^ s[V0 + i], 8);
			s[V12 + i] = d;
			s[V8 + i] = c + d;
			s[V4 + i] = rotateRight(b ^ (c + d), 7);
		}
		for (int i = 0; i < n; i++) {
			int b = s[V5 + i];
			int a = s[V1 + i] + b + s[M2 + i];
			int d = rotateRight(s[V13 + i] ^ a, 16);
			int c = s[V9 + i] + d;
			b = rotateRight(b ^ c, 12);
			s[V1 + i] = a + b + s[M3 + i];
			d = rotateRight(d ^ s[V1 + i], 8);
			s[V13 + i] = d;
			s[V9 + i] = c + d;
			s[V5 + i] = rotateRight(b ^ (c + d), 7);
		}
		for (int i = 0; i < n; i++) {
			int b = s[V6 + i];
			int a = s[V2 + i] + b + s[M4 + i];
			int d = rotateRight(s[V14 + i] ^ a, 16);
			int c = s[V10 + i] + d;
			b = rotateRight(b ^ c, 12);
			s[V2 + i] = a + b + s[M5 + i];
			d = rotateRight(d ^ s[V2 + i], 8);
			s[V14 + i] = d;
			s[V10 + i] = c + d;
			s[V6 + i] = rotateRight(b ^ (c + d), 7);
		}
		for (int i = 0; i < n; i++) {
			int b = s[V7 + i];
			int a = s[V3 + i] + b + s[M6 + i];
			int d = rotateRight(s[V15 + i] ^ a, 16);
			int c = s[V11 + i] + d;
			b = rotateRight(b ^ c, 12);
			s[V3 + i] = a + b + s[M7 + i];
			d = rotateRight(d ^ s[V3 + i], 8);
			s[V15 + i] = d;
			s[V11 + i] = c + d;
			s[V7 + i] = rotateRight(b ^ (c + d), 7);
		}
	}

	private static void diagonals(int[] s, int n) {
		for (int i = 0; i < n; i++) {
			int b = s[V5 + i];
			int a = s[V0 + i] + b + s[M8 + i];
			int d = rotateRight(s[V15 + i] ^ a, 16);
			int c = s[V10 + i] + d;
			b = rotateRight(b ^ c, 12);
			s[V0 + i] = a + b + s[M9 + i];
			d = rotateRight(d ^ s[V0 + i], 8);
			s[V15 + i] = d;
			s[V10 + i] = c + d;
			s[V5 + i] = rotateRight(b ^ (c + d), 7);
		}
		for (int i = 0; i < n; i++) {
			int b = s[V6 + i];
			int a = s[V1 + i] + b + s[M10 + i];
			int d = rotateRight(s[V12 + i] ^ a, 16);
			int c = s[V11 + i] + d;
			b = rotateRight(b ^ c, 12);
			s[V1 + i] = a + b + s[M11 + i];
			d = rotateRight(d ^ s[V1 + i], 8);
			s[V12 + i] = d;
			s[V11 + i] = c + d;
			s[V6 + i] = rotateRight(b ^ (c + d), 7);
		}
		for (int i = 0; i < n; i++) {
			int b = s[V7 + i];
			int a = s[V2 + i] + b + s[M12 + i];
			int d = rotateRight(s[V13 + i] ^ a, 16);
			int c = s[V8 + i] + d;
			b = rotateRight(b ^ c, 12);
			s[V2 + i] = a + b + s[M13 + i];
			d = rotateRight(d ^ s[V2 + i], 8);
			s[V13 + i] = d;
			s[V8 + i] = c + d;
			s[V7 + i] = rotateRight(b ^ (c + d), 7);
		}
		for (int i = 0; i < n; i++) {
			int b = s[V4 + i];
			int a = s[V3 + i] + b + s[M14 + i];
			int d = rotateRight(s[V14 + i] ^ a, 16);
			int c = s[V9 + i] + d;
			b = rotateRight(b ^ c, 12);
			s[V3 + i] = a + b + s[M15 + i];
			d = rotateRight(d ^ s[V3 + i], 8);
			s[V14 + i] = d;
			s[V9 + i] = c + d;
			s[V4 + i] = rotateRight(b ^ (c + d), 7);
		}
	}

}
