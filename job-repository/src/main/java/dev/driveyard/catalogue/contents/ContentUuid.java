package dev.driveyard.catalogue.contents;

import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;

/**
 * The UUIDs of a library's contents: UUIDv5 (RFC 9562) of a hash in the library's
 * namespace. The same file has the same one again in the same library, and another in
 * another. Safe for use by several threads.
 */
public final class ContentUuid {

	private final NameBasedGenerator generator;

	public ContentUuid(UUID library) {
		this.generator = Generators.nameBasedGenerator(library);
	}

	/**
	 * The UUID for a hash: the full one where it is known, else that of the sample.
	 */
	public UUID of(byte[] hash) {
		return this.generator.generate(hash);
	}

}
