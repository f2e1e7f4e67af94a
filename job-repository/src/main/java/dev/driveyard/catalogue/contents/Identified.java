package dev.driveyard.catalogue.contents;

import java.util.UUID;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.files.FileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file whose content was found out.
 *
 * @param file as the catalogue has it
 * @param stat as it was when it was read
 * @param uuid of the content
 * @param blake3 32 bytes, null if not wanted
 * @param casId 32 bytes, null if not wanted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Identified(Entry file, FileAttributes stat, UUID uuid, byte @Nullable [] blake3,
		byte @Nullable [] casId) {

	/** Whether the file was edited between the scan and the reading. */
	public boolean edited() {
		return !this.file.stat().equals(this.stat);
	}

}
