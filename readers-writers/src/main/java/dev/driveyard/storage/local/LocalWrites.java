package dev.driveyard.storage.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.Metadata;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.Space;
import org.jspecify.annotations.Nullable;

/**
 * How a local directory opens, makes and changes what it holds: see
 * {@link dev.driveyard.storage.writing.WritableDirectory}, whose methods these are.
 */
interface LocalWrites {

	/**
	 * The best way for an open directory on this machine.
	 */
	static LocalWrites of(Path path, DirectoryStream<Path> stream) {
		int descriptor = Descriptors.of(stream);
		return (descriptor >= 0 && Linux.isAvailable()) ? new LinuxWrites(descriptor)
				: new PortableWrites(path, stream);
	}

	/** Whether directories on this machine have the better of the two ways. */
	static boolean areByHandle() {
		return Descriptors.areKnown() && Linux.isAvailable();
	}

	@Nullable FileStat find(String name) throws IOException;

	List<FileStat> ancestry() throws IOException;

	OpenFile open(String name) throws IOException;

	SourceFile openSource(String name) throws IOException;

	NewFile createFile(String name) throws IOException;

	NewFile reopenFile(String name) throws IOException;

	NewFile openToOverwrite(String name) throws IOException;

	void createDirectory(String name) throws IOException;

	void createSymbolicLink(String name, String target) throws IOException;

	void createHardLink(String name, LocalDirectory holder, String existing) throws IOException;

	void renameNew(String name, LocalDirectory target, String newName) throws IOException;

	boolean exchange(String name, String other) throws IOException;

	/** A number of the mount that the directory was reached by. */
	long mount() throws IOException;

	Metadata linkMetadata(String name);

	void setOwner(String name, long owner, long group) throws IOException;

	void setModified(String name, long time) throws IOException;

	Metadata metadata();

	void sync() throws IOException;

	Space space() throws IOException;

	/** Whether both are there and the same file. */
	static boolean isSame(@Nullable FileStat one, @Nullable FileStat other) {
		return one != null && other != null && one.sameFile(other);
	}

	/** Something opened that has to be closed if what follows fails. */
	static <T extends Closeable> T orClose(T opened, Check<T> check) throws IOException {
		try {
			check.accept(opened);
			return opened;
		}
		catch (IOException | RuntimeException ex) {
			opened.close();
			throw ex;
		}
	}

	/**
	 * Refuses what was opened by throwing.
	 */
	@FunctionalInterface
	interface Check<T> {

		void accept(T opened) throws IOException;

	}

}
