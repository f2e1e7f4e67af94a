package dev.driveyard.catalogue.contents;

import org.jspecify.annotations.Nullable;

/**
 * A file of which it is to be found out what it is.
 *
 * @param contentType the media type that its bytes show; null if its content was not
 * analysed yet, or it is empty
 * @param state what came of reading its content's metadata; null as the type
 */
public record UntypedFile(PendingFile file, @Nullable String contentType, @Nullable MetadataState state) {
}
