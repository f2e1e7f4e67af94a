package dev.driveyard.catalogue.contents;

import dev.driveyard.catalogue.Entry;
import org.jspecify.annotations.Nullable;

/**
 * An entry of which it was found out what it is.
 *
 * @param entry as it was known then: if it has another name or content now, it stays to
 * be found out
 * @param type the media type by content and name
 * @param kind of that type
 * @param claimed the media type that the name promises where the content is something
 * else
 * @param claimedKind of that type
 */
public record TypedEntry(Entry entry, String type, ContentKind kind, @Nullable String claimed,
		ContentKind claimedKind) {
}
