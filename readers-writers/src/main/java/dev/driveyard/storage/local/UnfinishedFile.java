package dev.driveyard.storage.local;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A new file that only its owner can read, under a name that nobody can foresee, until it
 * gets its name. If that never comes, it is removed: when it is closed, or when the
 * process is told to end.
 */
final class UnfinishedFile implements Closeable {

	private static final Set<UnfinishedFile> OPEN = ConcurrentHashMap.newKeySet();

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int ATTEMPTS = 100;

	private static final int PERMISSIONS = 0777;

	private static final int ALL_MAY = 0666;

	private static final int OF_GROUP = 0070;

	private static final int ROOM = 1 << 16;

	private final WritableDirectory folder;

	private final String name;

	private final NewFile file;

	private boolean gone;

	private UnfinishedFile(WritableDirectory folder, String name, NewFile file) {
		this.folder = folder;
		this.name = name;
		this.file = file;
	}

	static UnfinishedFile in(WritableDirectory folder) throws IOException {
		RemoveAtEnd.requireHook();
		for (int i = 0;; i++) {
			String name = OutputFile.UNFINISHED + String.format("%016x", RANDOM.nextLong());
			try {
				UnfinishedFile made = new UnfinishedFile(folder, name, folder.createFile(name));
				OPEN.add(made);
				return made;
			}
			catch (FileAlreadyExistsException ex) {
				if (i == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	String name() {
		return this.name;
	}

	OutputStream stream() {
		return new Stream(this.file);
	}

	/**
	 * Gives it the owner and permissions of what it replaces, or those of a new file, and
	 * returns when it is on the medium.
	 */
	void finish(@Nullable FileStat replaced) throws IOException {
		int mode = (replaced != null) ? replaced.stat().mode() & PERMISSIONS : ALL_MAY & ~ProcessUmask.get();
		if (replaced != null && !setOwner(replaced, this.file.stat())) {
			mode &= ~OF_GROUP;
		}
		try {
			this.file.metadata().setMode(mode);
		}
		catch (IOException | UnsupportedOperationException ex) {
			// a file system that has no permissions, or one for all its files
		}
		this.file.sync(true);
	}

	/** Whether it has the group of what it replaces. */
	private boolean setOwner(FileStat replaced, FileStat own) {
		long owner = replaced.stat().owner();
		long group = replaced.stat().group();
		if (own.stat().owner() == owner && own.stat().group() == group) {
			return true;
		}
		return setOwner(owner, group) || setOwner(own.stat().owner(), group);
	}

	private boolean setOwner(long owner, long group) {
		try {
			this.file.metadata().setOwner(owner, group);
			return true;
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	synchronized void publish(String newName) throws IOException {
		requireThere();
		this.folder.rename(this.name, this.folder, newName);
		published();
	}

	/** Replaces nothing. */
	synchronized void publishNew(String newName) throws IOException {
		requireThere();
		try {
			this.folder.renameNew(this.name, this.folder, newName);
		}
		catch (SystemCallException ex) { // a file system that can't refuse to replace
			if (this.folder.find(newName) != null) {
				throw new FileAlreadyExistsException(newName);
			}
			this.folder.rename(this.name, this.folder, newName);
		}
		published();
	}

	private void requireThere() throws IOException {
		if (this.gone) {
			throw new IOException("it was stopped");
		}
	}

	private void published() {
		this.gone = true;
		OPEN.remove(this);
		try {
			this.folder.sync();
		}
		catch (IOException ex) {
			// not every file system can; the file itself is on the medium
		}
	}

	/** Called by another thread when the process ends. */
	synchronized void remove() throws IOException {
		if (!this.gone) {
			this.gone = true;
			OPEN.remove(this);
			this.folder.delete(this.name);
		}
	}

	@Override
	public void close() throws IOException {
		try (this.file) {
			remove();
		}
	}

	private static final class Stream extends OutputStream {

		private final NewFile file;

		private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);

		private long size;

		Stream(NewFile file) {
			this.file = file;
		}

		@Override
		public void write(int b) throws IOException {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			for (int at = 0; at < length; at += ROOM) {
				int part = Math.min(ROOM, length - at);
				this.file.write(this.room.clear().put(bytes, offset + at, part).flip(), this.size);
				this.size += part;
			}
		}

	}

	/** Loaded with the first file. */
	private static final class RemoveAtEnd {

		static {
			try {
				Runtime.getRuntime().addShutdownHook(new Thread(RemoveAtEnd::removeAll, "unfinished files"));
			}
			catch (IllegalStateException ex) {
				// the process is ending already, and waits for the command
			}
		}

		private RemoveAtEnd() {
		}

		static void requireHook() {
			// what counts is that the class is loaded
		}

		private static void removeAll() {
			for (UnfinishedFile file : OPEN) {
				try {
					file.remove();
				}
				catch (IOException | RuntimeException ex) {
					// it is left, and its name says what it is
				}
			}
		}

	}

}
