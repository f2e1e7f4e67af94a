package dev.driveyard.content.files;

import java.io.IOException;
import java.util.List;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.type.DetectedType;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.picture.RenderOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file.
 */
public sealed interface Reading {

	/** The file as the catalogue has it. */
	PendingFile file();

	/**
	 * It was read, and did not change meanwhile.
	 *
	 * @param stat as it was while it was read
	 * @param blake3 of every byte, null if not wanted
	 * @param casId the sampled hash, null if not wanted or the file is empty now
	 */
	record Read(PendingFile file, FileAttributes stat, @Nullable ContentHash blake3,
			@Nullable ContentHash casId) implements Reading {
	}

	/**
	 * It was found out what it is; it is the file whose content is known.
	 *
	 * @param contentType the media type that its bytes alone show
	 * @param type what it is, by its bytes and its name
	 * @param metadata what came of reading what it says of itself
	 */
	record Analysed(PendingFile file, String contentType, DetectedType type,
			MetadataOutcome metadata) implements Reading {
	}

	/**
	 * It was looked at whether its content makes sense.
	 *
	 * @param stat as it was before
	 * @param problems none if it does
	 */
	record Examined(PendingFile file, FileAttributes stat, List<FileProblem> problems) implements Reading {
	}

	/**
	 * Pictures were made of it, or can't be; it is the file whose content is known.
	 *
	 * @param type what it is, by its bytes and its name
	 */
	record Rendered(PendingFile file, String type, RenderOutcome outcome) implements Reading {
	}

	/**
	 * It was not read: what its content is was known, or it is empty.
	 *
	 * @param type what it is, by its content and its name
	 */
	record Settled(PendingFile file, DetectedType type) implements Reading {
	}

	/**
	 * It changed each time that it was read, or is another file than the one that is
	 * known.
	 */
	record Changing(PendingFile file, boolean replaced) implements Reading {
	}

	/**
	 * It could not be read.
	 */
	record Unreadable(PendingFile file, IOException cause) implements Reading {
	}

	/**
	 * Its directory is gone, unreadable, or another one.
	 */
	record Unreachable(PendingFile file, IOException cause) implements Reading {
	}

}
