package dev.driveyard.server.api;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;

/**
 * Goes from a folder down to a path, from handle to handle, to see that no link leads out
 * of the folder. What is not there leads nowhere.
 */
final class HandleWalk {

	private HandleWalk() {
	}

	/**
	 * Goes.
	 * @param path the folder or one below it
	 * @throws IOException if a link is on the way or at the end, or it can't be seen
	 */
	static void require(Backend backend, String folder, String path) throws IOException {
		String relative = EncodedPaths.relative(path, folder);
		Deque<String> names = new ArrayDeque<>(relative.isEmpty() ? List.of() : List.of(relative.split("/")));
		try (OpenDirectory root = backend.open(folder)) {
			descend(root, names);
		}
		catch (NoSuchFileException ex) {
			// nothing is there to lead elsewhere
		}
	}

	private static void descend(OpenDirectory directory, Deque<String> names) throws IOException {
		String name = names.poll();
		FileStat found = (name != null) ? directory.find(name) : null;
		if (name == null || found == null) {
			return;
		}
		if (found.stat().kind() == FileKind.LINK) {
			throw new FileSystemException(name, null, "a symbolic link is on the way");
		}
		if (!names.isEmpty() && found.stat().kind() == FileKind.DIRECTORY) {
			try (OpenDirectory next = directory.openDirectory(name)) {
				descend(next, names);
			}
		}
	}

}
