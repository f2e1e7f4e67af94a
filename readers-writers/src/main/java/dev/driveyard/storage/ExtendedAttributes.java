package dev.driveyard.storage;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * The extended attributes of an open file or directory, to be read. Their names are
 * encoded as {@link dev.driveyard.files.EncodedName} says and have their namespace in
 * front, e.g. {@code user.comment}.
 */
public interface ExtendedAttributes {

	/** Those of what can't have any. */
	ExtendedAttributes NONE = new ExtendedAttributes() {

		@Override
		public List<String> attributes() {
			return List.of();
		}

		@Override
		public byte[] attribute(String name) throws IOException {
			throw new NoSuchFileException(name, null, "there is no such attribute");
		}

	};

	/**
	 * The names of the extended attributes; none where there can't be any.
	 */
	List<String> attributes() throws IOException;

	/**
	 * The value of an extended attribute.
	 */
	byte[] attribute(String name) throws IOException;

	/**
	 * Whether it lies on a file system whose set-user-id bits, set-group-id bits and
	 * capabilities the system ignores.
	 */
	default boolean ignoresPrivileges() throws IOException {
		return false;
	}

}
