package dev.driveyard.catalogue.contents;

import org.jspecify.annotations.Nullable;

/**
 * A content that was analysed.
 *
 * @param id of the content
 * @param type the media type that its bytes alone show
 * @param kind of that type
 * @param metadata what it says of itself, null where the state is not
 * {@link MetadataState#FOUND}
 */
public record TypedContent(long id, String type, ContentKind kind, MetadataState state,
		@Nullable ContentMetadata metadata) {
}
