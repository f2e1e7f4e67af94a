package dev.driveyard.catalogue.findings;

import dev.driveyard.catalogue.contents.PendingFile;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to be looked at.
 *
 * @param file as the catalogue has it
 * @param location that it is in
 * @param lastBy the job instance that looked last, 0 if none did
 * @param blake3 the recorded hash; null where it is not known or not wanted
 */
@SuppressWarnings("ArrayRecordComponent")
public record CheckedFile(PendingFile file, long location, long lastBy, byte @Nullable [] blake3) {
}
