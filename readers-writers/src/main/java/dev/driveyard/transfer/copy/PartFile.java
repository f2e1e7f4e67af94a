package dev.driveyard.transfer.copy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

import dev.driveyard.content.Blake3;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished copy of one file, in the target's directory.
 *
 * @param length how much of it is copied already and the same as in the source
 * @param hash of that much, if a hash is wanted
 */
record PartFile(NewFile file, long length, @Nullable Blake3 hash) implements Closeable {

	/**
	 * The part that an earlier run left, if it is worth anything, else a new one.
	 */
	static PartFile open(FileCopy copy, SourceFile source, FileAttributes stat, Blocks blocks, boolean hash)
			throws IOException {
		PartFile resumed = resume(copy, source, stat, blocks, hash);
		return (resumed != null) ? resumed
				: new PartFile(create(copy.to(), copy.partName()), 0, hash ? new Blake3() : null);
	}

	private static @Nullable PartFile resume(FileCopy copy, SourceFile source, FileAttributes stat, Blocks blocks,
			boolean hash) throws IOException {
		FileCopy.Resume left = copy.resume();
		if (left == null || left.size() != stat.size() || left.modified() != stat.modified() || left.length() < 1
				|| left.length() > stat.size()) {
			return null;
		}
		NewFile part = reopen(copy, left);
		if (part == null) {
			return null;
		}
		Blake3 sum = hash ? new Blake3() : null;
		return isGood(source, part, left.length(), blocks, sum) ? new PartFile(part, left.length(), sum) : null;
	}

	private static @Nullable NewFile reopen(FileCopy copy, FileCopy.Resume left) {
		try {
			NewFile part = copy.to().reopenFile(copy.partName());
			if (isOurs(part, left)) {
				return part;
			}
			part.close();
			return null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/** What somebody else has put there may be changed by them later. */
	private static boolean isOurs(NewFile part, FileCopy.Resume left) throws IOException {
		FileStat found = part.stat();
		return found.device() == left.device() && found.stat().inode() == left.inode()
				&& found.stat().owner() == ThisUser.id();
	}

	/** Closes the part if it is not good. */
	private static boolean isGood(SourceFile source, NewFile part, long length, Blocks blocks, @Nullable Blake3 sum)
			throws IOException {
		boolean good = false;
		try {
			good = blocks.sameBytes(source, part, length, sum);
			if (good) {
				part.setLength(length);
			}
			return good;
		}
		finally {
			if (!good) {
				part.close();
			}
		}
	}

	/** A part that is of no use is replaced, not overwritten: it may be anything. */
	static NewFile create(WritableDirectory target, String name) throws IOException {
		try {
			return target.createFile(name);
		}
		catch (FileAlreadyExistsException ex) {
			target.delete(name);
			return target.createFile(name);
		}
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
