package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;

/**
 * Keeps the directories open that lead to the one that was asked for last: in walk order
 * the next one is in one of them. For one thread.
 */
final class OpenFolders implements AutoCloseable {

	private final Backend volume;

	private final Deque<Folder> stack = new ArrayDeque<>();

	OpenFolders(Backend volume) {
		this.volume = volume;
	}

	/** The directory at an absolute path; stays open until another is asked for. */
	WritableDirectory at(String path) throws IOException {
		while (!this.stack.isEmpty() && !EncodedPaths.isWithin(path, this.stack.element().path())) {
			this.stack.pop().directory().close();
		}
		if (this.stack.isEmpty()) {
			this.stack.push(new Folder(path, DirectoryPaths.open(this.volume, path)));
		}
		while (!this.stack.element().path().equals(path)) {
			Folder above = this.stack.element();
			String rest = path.substring(above.path().equals("/") ? 1 : above.path().length() + 1);
			String name = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
			this.stack.push(new Folder(EncodedPaths.below(above.path(), name), above.directory().openDirectory(name)));
		}
		return this.stack.element().directory();
	}

	@Override
	public void close() throws IOException {
		while (!this.stack.isEmpty()) {
			this.stack.pop().directory().close();
		}
	}

	private record Folder(String path, WritableDirectory directory) {
	}

}
