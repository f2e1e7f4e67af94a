package dev.driveyard.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A directory that stays the same one while it is open, whatever happens to its path. Its
 * files are reached by name; links are never followed. For one thread.
 * <p>
 * Names are encoded as {@link dev.driveyard.files.EncodedName} says; one that is no name
 * of a file, such as {@code ..}, is refused.
 */
public interface OpenDirectory extends Closeable {

	/**
	 * The directory itself.
	 */
	FileStat self() throws IOException;

	/**
	 * A child.
	 * @param name encoded as {@link dev.driveyard.files.EncodedName} says
	 * @throws java.nio.file.NoSuchFileException if there is none
	 */
	FileStat stat(String name) throws IOException;

	/**
	 * A regular file, to be read.
	 * @param name see {@link #stat}
	 */
	OpenFile open(String name) throws IOException;

	/**
	 * A directory in it. The name itself must be one: a link is never followed.
	 * @param name see {@link #stat}
	 */
	OpenDirectory openDirectory(String name) throws IOException;

	/**
	 * The directory that holds it at this moment, wherever that was moved to. Ask it
	 * whether it is the one that was meant.
	 */
	OpenDirectory openParent() throws IOException;

	/**
	 * Where it is at this moment, without links: an absolute path; null if the system
	 * can't tell.
	 */
	default @Nullable String path() throws IOException {
		return null;
	}

	/**
	 * Shows the name of each child, in no order. Children that come or go meanwhile may
	 * be shown or not.
	 */
	void eachName(Consumer<String> visitor) throws IOException;

	/**
	 * What it holds.
	 */
	default Children list() throws IOException {
		List<FileStat> stats = new ArrayList<>();
		List<Children.Failure> failures = new ArrayList<>(0);
		eachName((name) -> {
			try {
				stats.add(stat(name));
			}
			catch (IOException ex) {
				failures.add(new Children.Failure(name, ex));
			}
		});
		return new Children(stats, failures);
	}

	/**
	 * A child, or null if there is none.
	 */
	default @Nullable FileStat find(String name) throws IOException {
		try {
			return stat(name);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	/**
	 * A regular file, to be copied.
	 */
	default SourceFile openSource(String name) throws IOException {
		return PlainSourceFile.open(this, name);
	}

	/**
	 * What is kept beside a symbolic link.
	 */
	default ExtendedAttributes linkMetadata(String name) {
		return ExtendedAttributes.NONE;
	}

	/**
	 * What is kept beside the directory's list of names.
	 */
	default ExtendedAttributes metadata() {
		return ExtendedAttributes.NONE;
	}

	/**
	 * Whether a symbolic link leads to a file or on its way through it.
	 * @param name the link
	 * @param file the file, under any name
	 * @param beside the name of something that lies beside the file: by that, it is known
	 * also through another mount, where its numbers are others
	 */
	default boolean leadsTo(String name, FileStat file, String beside) throws IOException {
		return false;
	}

}
