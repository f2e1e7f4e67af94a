package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;
import org.jspecify.annotations.Nullable;

/**
 * Opens directories and files of Linux and never anything else: no link is followed, and
 * a pipe or a device that was put in their place is neither waited for nor set off.
 */
final class LinuxOpening {

	private static final int SAFELY = Linux.NO_FOLLOW | Linux.CLOSE_ON_EXEC;

	/** Strict kernels take nothing else with it. */
	private static final int PASS = Linux.PATH | SAFELY;

	private static final int READ = Linux.READ | Linux.NON_BLOCKING | SAFELY;

	/** The system takes paths of 4096 bytes, with the zero at their end. */
	private static final int LONGEST_PIECE = 4000;

	private static final int OPENAT2 = 437;

	private static final int NO_SYMBOLIC_LINKS = 4;

	private static final int HOW_SIZE = 3 * Long.BYTES;

	/** Kernels from 5.6 on walk a path without links by themselves. */
	private static volatile boolean kernelWalks = true;

	private LinuxOpening() {
	}

	static boolean isAvailable() {
		return Descriptors.HAS_PROC && Linux.isAvailable();
	}

	/** From now on by the kernel, or name by name, as older ones need it. */
	static void walk(boolean byKernel) {
		kernelWalks = byKernel;
	}

	/**
	 * A directory, to be read.
	 * @param path absolute and encoded; no name in it may be a link
	 */
	static DirectoryStream<Path> directory(String path) throws IOException {
		return stream(walk(path, READ));
	}

	/** A child that is a directory. */
	static DirectoryStream<Path> directory(int parent, String name) throws IOException {
		return stream(
				Linux.check(LinuxCalls.openat(parent, Scratch.current().name(name), READ | Linux.DIRECTORY, 0), name));
	}

	/** The JDK's stream for what is open; it opens that anew, whatever its names. */
	@SuppressWarnings("StreamResourceLeak") // the caller closes it
	private static DirectoryStream<Path> stream(int descriptor) throws IOException {
		try {
			return Files.newDirectoryStream(Descriptors.OPENED.resolve(Integer.toString(descriptor)));
		}
		finally {
			LinuxCalls.close(descriptor);
		}
	}

	/**
	 * What is at a path, be it a link.
	 * @param path see {@link #directory(String)}
	 * @return null if there is nothing
	 */
	static @Nullable FileStat stat(String path) throws IOException {
		String name = EncodedPaths.name(path);
		int parent = walk(EncodedPaths.parent(path), PASS);
		try {
			return name.isEmpty() ? LinuxStat.of(parent).file() : LinuxStat.find(parent, name);
		}
		finally {
			LinuxCalls.close(parent);
		}
	}

	/**
	 * When what is at a path was made.
	 * @param path see {@link #directory(String)}
	 * @return null if there is nothing, or the file system does not say
	 */
	static @Nullable Long born(String path) throws IOException {
		int parent = walk(EncodedPaths.parent(path), PASS);
		try {
			return LinuxStat.born(parent, EncodedPaths.name(path));
		}
		finally {
			LinuxCalls.close(parent);
		}
	}

	/** The JDK's channel of a regular file; it opens what is open already anew. */
	static FileChannel channel(String path) throws IOException {
		int parent = walk(EncodedPaths.parent(path), PASS);
		try {
			int file = file(parent, EncodedPaths.name(path));
			try {
				return FileChannel.open(Descriptors.OPENED.resolve(Integer.toString(file)), StandardOpenOption.READ);
			}
			finally {
				LinuxCalls.close(file);
			}
		}
		finally {
			LinuxCalls.close(parent);
		}
	}

	/**
	 * A child that is a regular file, to be read.
	 * @throws dev.driveyard.storage.NotRegularFileException if it is anything else
	 */
	static int file(int directory, String name) throws IOException {
		int opened = LinuxCalls.openat(directory, Scratch.current().name(name), READ, 0);
		if (opened < 0) {
			IOException failure = Linux.failure(name);
			FileStat found = LinuxStat.find(directory, name);
			if (found != null) {
				LocalDirectory.requireFile(found);
			}
			throw failure;
		}
		try {
			FileStat found = LinuxStat.of(opened).file();
			LocalDirectory.requireFile(new FileStat(name, found.device(), found.stat()));
			return opened;
		}
		catch (IOException | RuntimeException ex) {
			LinuxCalls.close(opened);
			throw ex;
		}
	}

	/** In pieces that the system takes, each from the one before. */
	private static int walk(String path, int flags) throws IOException {
		boolean byKernel = kernelWalks;
		List<String> pieces = pieces(path, byKernel);
		int at = Linux.AT_WORKING_DIRECTORY;
		for (int i = 0; i < pieces.size(); i++) {
			int wanted = Linux.DIRECTORY | ((i == pieces.size() - 1) ? flags : PASS);
			int next = byKernel ? walkPiece(at, pieces.get(i), wanted)
					: LinuxCalls.openat(at, Scratch.current().text(pieces.get(i)), wanted, 0);
			SystemError error = (next < 0) ? Linux.error() : SystemError.OTHER;
			IOException failure = (next < 0) ? failure(error, path) : null;
			if (at >= 0) {
				LinuxCalls.close(at);
			}
			if (byKernel && (error == SystemError.NO_SUCH_CALL || error == SystemError.NOT_PERMITTED)) {
				walk(false);
				return walk(path, flags);
			}
			if (failure != null) {
				throw failure;
			}
			at = next;
		}
		return at;
	}

	private static int walkPiece(int from, String piece, int flags) throws IOException {
		Scratch scratch = Scratch.current();
		return (int) LinuxCalls.syscall(OPENAT2, from, scratch.text(piece),
				scratch.numbers(flags, 0, NO_SYMBOLIC_LINKS), HOW_SIZE);
	}

	private static IOException failure(SystemError error, String path) {
		return (error == SystemError.LINK)
				? new SystemCallException(path, error, "a symbolic link is on the way, where none was")
				: Linux.failure(path);
	}

	private static List<String> pieces(String path, boolean byKernel) {
		if (byKernel && path.length() <= LONGEST_PIECE / 4) {
			return List.of(path);
		}
		List<String> pieces = new ArrayList<>();
		String piece = "/";
		for (String name : path.split("/")) {
			String longer = EncodedPaths.below(piece, name);
			if (!name.isEmpty() && (!byKernel || EncodedName.encode(longer).length > LONGEST_PIECE)) {
				pieces.add(piece);
				longer = name;
			}
			piece = longer;
		}
		pieces.add(piece);
		return pieces;
	}

}
