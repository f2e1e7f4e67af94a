package dev.driveyard.content.metadata;

import dev.driveyard.catalogue.contents.ContentMetadata;

/**
 * What came of reading a file's metadata. Whatever the file does, it is one of these.
 */
public sealed interface MetadataOutcome {

	/**
	 * The file says something.
	 *
	 * @param metadata what it says; never empty
	 */
	record Found(ContentMetadata metadata) implements MetadataOutcome {
	}

	/**
	 * A type that has no metadata, that is not read, or a file that says nothing.
	 */
	record Nothing() implements MetadataOutcome {
	}

	/**
	 * The file could not be read as what it is.
	 *
	 * @param reason what is wrong
	 * @param message why, in short, for people
	 */
	record Failed(Reason reason, String message) implements MetadataOutcome {
	}

	/**
	 * Why a file could not be read. The names are stored; they don't change.
	 */
	enum Reason {

		/** It is cut off, or no file of its type. */
		MALFORMED,

		/** It wants a password. */
		ENCRYPTED,

		/** More of it would have to be read than is allowed. */
		TOO_LARGE,

		/** It took longer than a file may. */
		TIMED_OUT,

		/** It ended the process that read it, for example by filling its memory. */
		CRASHED,

		/** It is of a kind that nothing here decodes. */
		UNSUPPORTED,

		/** It is a text that ends where more should follow. */
		ENDS_EARLY

	}

}
