package dev.driveyard.content.type;

import dev.driveyard.catalogue.contents.ContentKind;
import org.jspecify.annotations.Nullable;

/**
 * What a file is.
 *
 * @param mediaType the type, without parameters; {@code application/octet-stream} where
 * nothing is known
 * @param kind the kind of that type
 * @param claimed the type that the name promises where the content is something else
 */
public record DetectedType(String mediaType, ContentKind kind, @Nullable String claimed) {

	static DetectedType of(String mediaType) {
		return new DetectedType(mediaType, ContentKinds.of(mediaType), null);
	}

	static DetectedType contradicting(String mediaType, String claimed) {
		return new DetectedType(mediaType, ContentKinds.of(mediaType), claimed);
	}

	/**
	 * Whether the name promises what the content is not.
	 */
	public boolean contradicts() {
		return this.claimed != null;
	}

}
