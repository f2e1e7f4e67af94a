package dev.driveyard.journal;

import java.util.Objects;

import dev.driveyard.files.Address;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a run was asked to handle, with all below it.
 *
 * @param id 0 before it is recorded
 * @param instance the job instance
 * @param number its place in the request, from 0 on
 * @param source absolute path, encoded
 * @param target absolute path of what it becomes; null if it goes away
 * @param trash the trash that holds it and its name there; null if none does
 * @param entry its entry in the catalogue as the run was planned, if there was one
 * @param identity the thing itself as the run was planned
 * @param amount what it held then
 * @param done when it ended, milliseconds since 1970; null before
 * @param message what kept it from being done, or what is to be known of it before it is,
 * for a person
 * @param sourceDevice the device that the source and its trash are on
 * @param targetDevice the device that the target is on, or would be
 * @param sourceMount what was mounted where the thing was as the run was planned, in its
 * trash if that is where it is taken from; null where that is not known
 * @param targetMount the same of where it is to go
 */
public record Operation(long id, long instance, int number, Action action, State state, String source,
		@Nullable String target, @Nullable TrashPlace trash, @Nullable Long entry, Identity identity, Amount amount,
		@Nullable Long done, @Nullable String message, String sourceDevice, String targetDevice,
		@Nullable Mount sourceMount, @Nullable Mount targetMount) {

	/**
	 * A planned operation that is not recorded yet.
	 */
	public static Operation planned(long instance, int number, Action action, Address source, @Nullable Address target,
			Identity identity) {
		return new Operation(0, instance, number, action, State.PLANNED, source.path(),
				(target != null) ? target.path() : null, null, null, identity, Amount.NONE, null, null, source.device(),
				(target != null) ? target.device() : source.device(), null, null);
	}

	/** Where the source is. */
	public Address from() {
		return new Address(this.sourceDevice, this.source);
	}

	/** Where the target is. */
	public Address to() {
		return new Address(this.targetDevice, Objects.requireNonNull(this.target));
	}

	public Operation with(Amount other) {
		return new Operation(this.id, this.instance, this.number, this.action, this.state, this.source, this.target,
				this.trash, this.entry, this.identity, other, this.done, this.message, this.sourceDevice,
				this.targetDevice, this.sourceMount, this.targetMount);
	}

	public Operation with(@Nullable TrashPlace other) {
		return new Operation(this.id, this.instance, this.number, this.action, this.state, this.source, this.target,
				other, this.entry, this.identity, this.amount, this.done, this.message, this.sourceDevice,
				this.targetDevice, this.sourceMount, this.targetMount);
	}

	public Operation withEntry(@Nullable Long other) {
		return new Operation(this.id, this.instance, this.number, this.action, this.state, this.source, this.target,
				this.trash, other, this.identity, this.amount, this.done, this.message, this.sourceDevice,
				this.targetDevice, this.sourceMount, this.targetMount);
	}

	/** The same source as it is found now. */
	public Operation with(Identity other) {
		return new Operation(this.id, this.instance, this.number, this.action, this.state, this.source, this.target,
				this.trash, this.entry, other, this.amount, this.done, this.message, this.sourceDevice,
				this.targetDevice, this.sourceMount, this.targetMount);
	}

	/** The same with what is mounted where its source and its target are. */
	public Operation on(@Nullable Mount from, @Nullable Mount to) {
		return new Operation(this.id, this.instance, this.number, this.action, this.state, this.source, this.target,
				this.trash, this.entry, this.identity, this.amount, this.done, this.message, this.sourceDevice,
				this.targetDevice, from, to);
	}

	/** The same with something to be known of it before it is done. */
	public Operation noting(String what) {
		return new Operation(this.id, this.instance, this.number, this.action, this.state, this.source, this.target,
				this.trash, this.entry, this.identity, this.amount, this.done, what, this.sourceDevice,
				this.targetDevice, this.sourceMount, this.targetMount);
	}

	/**
	 * The same as it ended.
	 */
	public Operation ended(State how, long when, @Nullable String why) {
		return new Operation(this.id, this.instance, this.number, this.action, how, this.source, this.target,
				this.trash, this.entry, this.identity, this.amount, when, why, this.sourceDevice, this.targetDevice,
				this.sourceMount, this.targetMount);
	}

	/**
	 * What is done. The numbers are stored: never change them.
	 */
	public enum Action {

		/** Copied: the source stays. */
		COPY(0),
		/** Renamed, or copied and then removed. */
		MOVE(1),
		/** Put into the trash. */
		TRASH(2),
		/** Removed for good. */
		DELETE(3),
		/** Overwritten and removed. */
		ERASE(4),
		/** Put back from the trash. */
		RESTORE(5),
		/** Removed for good from the trash. */
		EMPTY(6),
		/** A duplicate, the target, was made another name of the source. */
		HARDLINK(7),
		/** A duplicate, the target, was made to share its bytes with the source. */
		REFLINK(8),
		/** Restored from a copy that holds what it held. */
		REPAIR(9);

		private static final Action[] BY_NUMBER = values();

		private final int number;

		Action(int number) {
			this.number = number;
		}

		/** The number that is stored. */
		public int number() {
			return this.number;
		}

		/** Whether the thing is in a trash, and leaves it. */
		public boolean isFromTrash() {
			return this == RESTORE || this == EMPTY;
		}

		/** The action with this stored number. */
		public static Action of(int number) {
			return BY_NUMBER[number];
		}

	}

	/**
	 * How far it is. The numbers are stored: never change them.
	 */
	public enum State {

		/** Not done yet. */
		PLANNED(0),
		/** All of it was done. */
		DONE(1),
		/** Some of it was not done; its files say which. */
		PARTLY(2),
		/** Nothing of it was done. */
		FAILED(3),
		/** It was reversed. */
		UNDONE(4);

		private static final State[] BY_NUMBER = values();

		private final int number;

		State(int number) {
			this.number = number;
		}

		/** The number that is stored. */
		public int number() {
			return this.number;
		}

		/** The state with this stored number. */
		public static State of(int number) {
			return BY_NUMBER[number];
		}

	}

	/**
	 * A place in a trash.
	 *
	 * @param folder absolute path of the trash, encoded
	 * @param name what the thing is called there
	 */
	public record TrashPlace(String folder, String name) {
	}

	/**
	 * What a folder is on. Where it leads to another one, what is missing is out of reach
	 * and not gone.
	 *
	 * @param volume the catalogue's id of the file system
	 * @param folder its path in that, whatever it is mounted on
	 */
	public record Mount(long volume, String folder) {
	}

	/**
	 * What tells a thing from another one that has taken its place.
	 *
	 * @param modified a number of {@link dev.driveyard.files.FileTimes}
	 */
	public record Identity(FileKind kind, long inode, long size, long modified) {
	}

	/**
	 * What a thing holds, itself included.
	 *
	 * @param files all that are no directories
	 */
	public record Amount(long directories, long files, long bytes) {

		/** Nothing. */
		public static final Amount NONE = new Amount(0, 0, 0);

		public Amount plus(Amount other) {
			return new Amount(this.directories + other.directories, this.files + other.files, this.bytes + other.bytes);
		}

	}

}
