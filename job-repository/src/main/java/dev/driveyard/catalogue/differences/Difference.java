package dev.driveyard.catalogue.differences;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How two trees, A and B, differ at a path.
 *
 * @param path relative to the roots of both, encoded
 * @param a what A has there; null for nothing
 * @param b what B has there, or, if it was moved, where that has it; null for nothing
 * @param reason in what they differ, of what both have
 * @param movedTo where B has what A has here; null unless it was moved
 */
public record Difference(String path, Kind kind, @Nullable ComparedFile a, @Nullable ComparedFile b,
		@Nullable Reason reason, @Nullable String movedTo) {

	/** Something that only A has. */
	public static Difference onlyInA(String path, ComparedFile a) {
		return new Difference(path, Kind.ONLY_IN_A, a, null, null, null);
	}

	/**
	 * Something that only B has.
	 * @param kind whether that is told
	 */
	public static Difference onlyInB(String path, ComparedFile b, Kind kind) {
		return new Difference(path, kind, null, b, null, null);
	}

	/** Something that both have. */
	public static Difference ofBoth(String path, Kind kind, ComparedFile a, ComparedFile b, @Nullable Reason reason) {
		return new Difference(path, kind, a, b, reason, null);
	}

	/** Something at which one of both could not be looked at. */
	public static Difference notCompared(String path, @Nullable ComparedFile a, @Nullable ComparedFile b) {
		return new Difference(path, Kind.NOT_COMPARED, a, b, null, null);
	}

	/** What A has here is what B has elsewhere. */
	public Difference movedTo(Difference other) {
		return new Difference(this.path, Kind.MOVED, this.a, other.b, null, other.path);
	}

	/** What A has. */
	public ComparedFile requireA() {
		return Objects.requireNonNull(this.a);
	}

	/** What B has. */
	public ComparedFile requireB() {
		return Objects.requireNonNull(this.b);
	}

	/**
	 * How they differ. The numbers are stored: never change them.
	 */
	public enum Kind {

		/** Both have something else. */
		DIFFERS(0, true),
		/** Only A has something there. */
		ONLY_IN_A(1, true),
		/** Only B has something there. */
		ONLY_IN_B(2, true),
		/** B has it at another path. */
		MOVED(3, true),
		/** It could not be looked at. */
		NOT_COMPARED(4, true),
		/** Whether they differ has yet to be found out by reading. */
		UNDECIDED(5, false),
		/** Only B has something there, and that is no difference. */
		EXTRA(6, false);

		private static final Kind[] BY_NUMBER = values();

		private final int number;

		private final boolean told;

		Kind(int number, boolean told) {
			this.number = number;
			this.told = told;
		}

		/** The number that is stored. */
		public int number() {
			return this.number;
		}

		/** Whether it is told to those who ask. */
		public boolean isTold() {
			return this.told;
		}

		/** The kind with this stored number. */
		static Kind of(int number) {
			return BY_NUMBER[number];
		}

	}

	/**
	 * In what two differ. The numbers are stored: never change them.
	 */
	public enum Reason {

		/** One is a folder, and the other a file, for example. */
		KIND(0),
		/** Their sizes. */
		SIZE(1),
		/** The times when they were changed last. */
		TIME(2),
		/** Their bytes. */
		CONTENT(3),
		/** Where the links lead. */
		TARGET(4);

		private static final Reason[] BY_NUMBER = values();

		private final int number;

		Reason(int number) {
			this.number = number;
		}

		/** The number that is stored. */
		int number() {
			return this.number;
		}

		/** The reason with this stored number. */
		static Reason of(int number) {
			return BY_NUMBER[number];
		}

	}

}
