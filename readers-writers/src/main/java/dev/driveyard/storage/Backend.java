package dev.driveyard.storage;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import dev.driveyard.storage.writing.Writing;
import org.jspecify.annotations.Nullable;

/**
 * What reaches the files of a place: stat, list, read. All else is a facet. Paths are
 * absolute, with {@code /} between names that are encoded as
 * {@link dev.driveyard.files.EncodedName} says. Symbolic links are never followed,
 * neither at the end of a path nor on its way, and nothing but a directory is opened as
 * one. Implementations are safe for use by several threads.
 */
public interface Backend {

	/**
	 * What this volume can do.
	 */
	Set<Ability> abilities();

	/**
	 * What it can do beyond what is asked here, e.g. {@link Writing}: unless it says
	 * otherwise, what it implements.
	 * @return empty if it can't
	 */
	default <F> Optional<F> facet(Class<F> facet) {
		return facet.isInstance(this) ? Optional.of(facet.cast(this)) : Optional.empty();
	}

	/**
	 * One file.
	 * @throws java.nio.file.NoSuchFileException if there is none
	 */
	FileStat stat(String path) throws IOException;

	/**
	 * When a file was made, or a file that took its place. An inode is given to another
	 * file after a deletion; this tells them apart.
	 * @return a number of {@link dev.driveyard.files.FileTimes}; null if there is no
	 * file, or the file system does not say
	 */
	default @Nullable Long born(String path) throws IOException {
		return null;
	}

	/**
	 * The children of a directory.
	 * @param expected the directory as it was last seen; another one that has taken its
	 * place, or a link, is not listed
	 * @throws StaleDirectoryException if the path does not lead to that directory any
	 * more
	 */
	Children list(String path, FileStat expected) throws IOException;

	/**
	 * A directory whose files are to be reached. Another one may be at the path by now:
	 * ask the directory itself whether it is the one that was meant.
	 * @throws java.nio.file.FileSystemException if there is none, or a link is on the way
	 */
	OpenDirectory open(String path) throws IOException;

	/**
	 * The file system with this number.
	 */
	MountedFileSystem fileSystem(long device);

}
