package dev.driveyard.catalogue.findings;

import java.util.Set;

import dev.driveyard.files.FileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Something that a validation found to be other than it should be.
 *
 * @param entry the entry that it is about
 * @param path its absolute path, encoded as {@link dev.driveyard.files.EncodedName} says;
 * as it is read, after the address of its volume if that is on a server or in an archive
 * @param message what is wrong, for a person
 * @param content what the entry is recorded to hold, where that is known
 * @param found the file as it was then; null if there was none
 */
public record Finding(long entry, Code code, String path, String message, @Nullable Long content,
		@Nullable Found found) {

	/**
	 * What tells the file that was found from another one.
	 *
	 * @param modified a number of {@link dev.driveyard.files.FileTimes}
	 */
	public record Found(long inode, long size, long modified) {

		/** The file behind a stat. */
		public static Found of(FileAttributes stat) {
			return new Found(stat.inode(), stat.size(), stat.modified());
		}

	}

	/**
	 * How bad it is. The numbers are stored and ordered: never change them.
	 */
	public enum Severity {

		/** As it should be: somebody changed it on purpose. */
		INFO(0),
		/** Perhaps wrong, no content is lost. */
		WARNING(1),
		/** Something is lost or damaged. */
		ERROR(2),
		/** Something is lost that nobody touched. */
		CRITICAL(3);

		private static final Severity[] BY_NUMBER = values();

		private final int number;

		Severity(int number) {
			this.number = number;
		}

		/** The number that is stored. */
		public int number() {
			return this.number;
		}

		/** The severity with this stored number. */
		public static Severity of(int number) {
			return BY_NUMBER[number];
		}

	}

	/**
	 * What to look at in a file.
	 */
	public enum Check {

		/** That it is there as it was: kind, size, time, permissions. */
		BASIC,
		/** That every byte of it is as it was. */
		INTEGRITY,
		/** That what it holds makes sense. */
		CORRUPTION

	}

	/**
	 * What is wrong. The names are stored and shown: never change them.
	 */
	public enum Code {

		/** Its bytes changed, its size and time did not. */
		BIT_ROT(Severity.CRITICAL, Check.INTEGRITY),
		/** It is not there any more. */
		MISSING(Severity.ERROR, Check.BASIC, Check.INTEGRITY, Check.CORRUPTION),
		/** Its size changed, its time did not. */
		SIZE_CHANGED(Severity.ERROR, Check.BASIC, Check.INTEGRITY),
		/** It is of another kind, e.g. a folder where a file was. */
		KIND_CHANGED(Severity.ERROR, Check.BASIC, Check.INTEGRITY, Check.CORRUPTION),
		/** It can't be read. */
		UNREADABLE(Severity.ERROR, Check.BASIC, Check.INTEGRITY, Check.CORRUPTION),
		/** It is cut off, or its parts contradict each other. */
		DAMAGED(Severity.ERROR, Check.CORRUPTION),
		/** Another file system than the indexed one is at its place. */
		VOLUME_CHANGED(Severity.WARNING, Check.BASIC),
		/** Its owner, group or mode changed. */
		PERMISSIONS_CHANGED(Severity.WARNING, Check.BASIC),
		/** It is empty, and files of its name never are. */
		EMPTY(Severity.WARNING, Check.CORRUPTION),
		/** Its content is something else than its name says. */
		WRONG_TYPE(Severity.WARNING, Check.CORRUPTION),
		/** It is a text by its name and holds bytes that no text has. */
		CONTROL_BYTES(Severity.WARNING, Check.CORRUPTION),
		/** It is a text that ends where more should follow. */
		ENDS_EARLY(Severity.WARNING, Check.CORRUPTION),
		/** Its decoder did not come to an end. */
		NOT_DECODED(Severity.INFO, Check.CORRUPTION),
		/** It was edited since it was indexed. */
		EDITED(Severity.INFO, Check.BASIC, Check.INTEGRITY);

		private final Severity severity;

		@SuppressWarnings("ImmutableEnumChecker")
		private final Set<Check> checks;

		Code(Severity severity, Check... checks) {
			this.severity = severity;
			this.checks = Set.of(checks);
		}

		/** How bad it is. */
		public Severity severity() {
			return this.severity;
		}

		/** The checks that see it, so that it is resolved where one no longer does. */
		public Set<Check> checks() {
			return this.checks;
		}

		/** Whether what the entry held can be put back from a copy. */
		public boolean isRepairable() {
			return this == BIT_ROT || this == MISSING || this == SIZE_CHANGED;
		}

	}

}
