package dev.driveyard.transfer.reclaim;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.Reasons;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.ExtendedAttributes;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.Placement;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.reclaim.HeldFile.Version;
import dev.driveyard.transfer.removal.DirectoryPaths;

/**
 * Takes a duplicate away, or puts another name of the kept file in its place, after both
 * were compared. Between the last look at both and the system call that does it nothing
 * else is done. What is put in its place comes under a temporary name first, and then
 * takes the duplicate's at once.
 */
public final class Replacement {

	/** No file system takes more at once. */
	private static final long STRETCH = 16L << 20;

	private Replacement() {
	}

	/**
	 * Makes sure that a duplicate is one.
	 * @throws ChangedFileException if they are not equal, or one of them was changed
	 */
	public static void requireEqual(HeldFile duplicate, HeldFile kept, BooleanSupplier stopped) throws IOException {
		if (duplicate.isSameFile(kept)) {
			throw new ChangedFileException(duplicate.path(), "It is another name of the file that is kept");
		}
		if (!duplicate.hasSameBytes(kept, stopped)) {
			throw new ChangedFileException(duplicate.path(), "It differs from the file that is kept");
		}
		requireUnchanged(duplicate, kept);
	}

	/**
	 * Makes sure that two files which differ hold what they should, and that the one that
	 * is kept can be read to its end.
	 * @param hash the BLAKE3 of the duplicate, hexadecimal
	 * @param keptHash that of the kept one
	 * @throws ChangedFileException if one of them does not, or was changed
	 */
	public static void requireContents(HeldFile duplicate, String hash, HeldFile kept, String keptHash,
			BooleanSupplier stopped) throws IOException {
		if (duplicate.isSameFile(kept)) {
			throw new ChangedFileException(duplicate.path(), "It is another name of the file that is kept");
		}
		if (!kept.hash(stopped).equals(keptHash)) {
			throw new ChangedFileException(duplicate.path(), "The file to keep does not hold what was looked at");
		}
		if (!duplicate.hash(stopped).equals(hash)) {
			throw new ChangedFileException(duplicate.path(), "It does not hold what was looked at");
		}
		requireUnchanged(duplicate, kept);
	}

	/**
	 * Makes sure that who owns the kept file owns the duplicate.
	 */
	public static void requireSameOwner(HeldFile duplicate, HeldFile kept) throws IOException {
		FileAttributes one = duplicate.stat().stat();
		FileAttributes other = kept.stat().stat();
		if (one.owner() != other.owner() || one.group() != other.group()) {
			throw new FileSystemException(duplicate.path(), kept.path(),
					"The file that is kept has another owner or group");
		}
	}

	/**
	 * Looks at both once more.
	 * @throws ChangedFileException if one of them was changed
	 */
	public static void requireUnchanged(HeldFile duplicate, HeldFile kept) throws IOException {
		kept.requireUnchanged();
		duplicate.requireUnchanged();
	}

	/**
	 * Removes a duplicate. It loses its name first: where both were one file after all,
	 * seen through two file systems, that shows at the other one.
	 * @param temporary a name that nothing else has
	 */
	public static void delete(HeldFile duplicate, HeldFile kept, String temporary) throws IOException {
		requireUnchanged(duplicate, kept);
		WritableDirectory folder = duplicate.directory();
		folder.renameNew(duplicate.name(), folder, temporary);
		try {
			if (!folder.stat(temporary).sameFile(duplicate.stat())) {
				throw new ChangedFileException(duplicate.path(), "It was replaced");
			}
			kept.requireUnchanged();
		}
		catch (IOException | RuntimeException ex) {
			putBack(duplicate, temporary);
			throw ex;
		}
		folder.delete(temporary);
	}

	private static void putBack(HeldFile duplicate, String temporary) throws IOException {
		try {
			duplicate.directory().renameNew(temporary, duplicate.directory(), duplicate.name());
		}
		catch (IOException ex) {
			throw new FileSystemException(duplicate.path(), null,
					"It was changed or replaced, and could not be given its name back (" + Reasons.of(ex)
							+ "): it is called " + temporary + " now");
		}
	}

	/**
	 * Takes back what a process that was killed has begun.
	 * @param path of the duplicate
	 * @param temporary the name that the process gave to it
	 * @return whether the duplicate is gone
	 * @throws java.nio.file.NoSuchFileException if its folder is
	 */
	public static boolean isDeleted(Backend volume, String path, Version duplicate, String temporary)
			throws IOException {
		String name = EncodedPaths.name(path);
		try (WritableDirectory folder = DirectoryPaths.open(volume, EncodedPaths.parent(path))) {
			FileStat left = folder.find(temporary);
			if (left != null && duplicate.fits(left.stat()) && folder.find(name) == null) {
				folder.renameNew(temporary, folder, name);
			}
			return folder.find(name) == null;
		}
	}

	/**
	 * Makes a duplicate another name of the kept file. Both names are exchanged, so that
	 * what has taken the duplicate's name at the last moment can have it back.
	 * @param temporary a name that nothing else has
	 */
	public static void hardLink(HeldFile duplicate, HeldFile kept, String temporary) throws IOException {
		requireSameDevice(duplicate, kept);
		requireAlike(duplicate, kept);
		WritableDirectory folder = duplicate.directory();
		clear(folder, temporary, kept);
		requireUnchanged(duplicate, kept);
		try {
			folder.createHardLink(temporary, kept.directory(), kept.name());
			FileStat linked = folder.stat(temporary);
			if (!linked.sameFile(kept.stat()) || !linked.stat().sameContent(kept.stat().stat())) {
				throw new ChangedFileException(kept.path(), "The file to keep was replaced");
			}
			duplicate.requireUnchanged();
			if (!folder.exchange(temporary, duplicate.name())) {
				folder.rename(temporary, folder, duplicate.name());
				return;
			}
		}
		catch (IOException | RuntimeException ex) {
			clear(folder, temporary, kept);
			throw ex;
		}
		FileStat taken = folder.stat(temporary);
		if (!taken.sameFile(duplicate.stat()) || !taken.stat().sameVersion(duplicate.stat().stat())) {
			folder.exchange(temporary, duplicate.name());
			clear(folder, temporary, kept);
			throw new ChangedFileException(duplicate.path(), "It was changed or replaced while it was joined");
		}
		folder.delete(temporary);
	}

	/** What is not the kept file is somebody's. */
	private static void clear(WritableDirectory folder, String temporary, HeldFile kept) throws IOException {
		FileStat left = folder.find(temporary);
		if (left != null && left.sameFile(kept.stat())) {
			folder.delete(temporary);
		}
	}

	/**
	 * Whether a process that was killed has made a duplicate another name of the kept
	 * file. What that has left under the temporary name goes, or goes back if it is
	 * another file by now.
	 * @throws java.nio.file.NoSuchFileException if there is none of both
	 */
	public static boolean isHardLinked(Backend volume, String path, Version duplicate, String keptPath, Version kept,
			String temporary) throws IOException {
		String name = EncodedPaths.name(path);
		try (WritableDirectory folder = DirectoryPaths.open(volume, EncodedPaths.parent(path))) {
			FileStat found = folder.stat(name);
			if (!kept.fits(found.stat())) {
				return false;
			}
			try (WritableDirectory other = DirectoryPaths.open(volume, EncodedPaths.parent(keptPath))) {
				if (!found.sameFile(other.stat(EncodedPaths.name(keptPath)))) {
					return false;
				}
			}
			FileStat left = folder.find(temporary);
			if (left == null) {
				return true;
			}
			if (duplicate.fits(left.stat()) || left.sameFile(found)) {
				folder.delete(temporary);
				return true;
			}
			folder.exchange(temporary, name);
			return false;
		}
	}

	/** Names of one file have one owner, one mode and the same attributes. */
	private static void requireAlike(HeldFile duplicate, HeldFile kept) throws IOException {
		FileAttributes one = duplicate.stat().stat();
		FileAttributes other = kept.stat().stat();
		boolean alike = one.mode() == other.mode() && one.owner() == other.owner() && one.group() == other.group();
		if (!alike || !haveSameAttributes(duplicate.file().metadata(), kept.file().metadata())) {
			throw new FileSystemException(duplicate.path(), kept.path(),
					"Its owner, permissions or attributes are not those of the file that is kept");
		}
	}

	private static boolean haveSameAttributes(ExtendedAttributes one, ExtendedAttributes other) throws IOException {
		List<String> names = one.attributes().stream().sorted().toList();
		if (!names.equals(other.attributes().stream().sorted().toList())) {
			return false;
		}
		for (String name : names) {
			if (!Arrays.equals(one.attribute(name), other.attribute(name))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Makes a duplicate share its bytes with the kept file. All else about it stays, and
	 * so do its names. The system compares both, so that what somebody writes at that
	 * moment is not lost.
	 * @param stopped asked now and then
	 * @throws ChangedFileException if they are not equal, or one of them was changed
	 * @throws HeldFile.StoppedException if it says so; the rest can be shared later
	 */
	public static void reflink(HeldFile duplicate, HeldFile kept, BooleanSupplier stopped) throws IOException {
		requireUnchanged(duplicate, kept);
		long size = duplicate.stat().stat().size();
		for (long at = 0; at < size;) {
			if (stopped.getAsBoolean()) {
				throw new HeldFile.StoppedException();
			}
			long shared = duplicate.file().shareBytesOf(kept.file(), at, Math.min(STRETCH, size - at));
			if (shared < 0) {
				throw new ChangedFileException(duplicate.path(), "It differs from the file that is kept");
			}
			if (shared == 0) {
				throw new FileSystemException(duplicate.path(), kept.path(),
						"This file system can't let files share their bytes");
			}
			at += shared;
		}
		Placement placement = duplicate.placement();
		if (placement.state() != Placement.State.UNKNOWN && !placement.isSameAs(kept.placement())) {
			throw new FileSystemException(duplicate.path(), kept.path(),
					"This file system can't let these files share all of their bytes");
		}
	}

	/**
	 * Whether a process of an earlier version that was killed has put a clone of the kept
	 * file in the place of a duplicate: it is another file then, with its size and time.
	 * Where the system does not tell what is shared, every byte is compared.
	 * @throws java.nio.file.NoSuchFileException if either is gone
	 */
	public static boolean isReflinked(Backend volume, String path, Version duplicate, String keptPath, Version kept,
			BooleanSupplier stopped) throws IOException {
		Version now = new Version(volume.stat(path).stat().inode(), duplicate.size(), duplicate.modified());
		if (now.inode() == duplicate.inode() || now.inode() == kept.inode()) {
			return false;
		}
		try (HeldFile left = HeldFile.open(volume, path, now); HeldFile right = HeldFile.open(volume, keptPath, kept)) {
			Placement placement = left.placement();
			boolean done = (placement.state() != Placement.State.UNKNOWN) ? placement.isSameAs(right.placement())
					: left.stat().device() == right.stat().device() && left.hasSameBytes(right, stopped);
			requireUnchanged(left, right);
			return done;
		}
	}

	private static void requireSameDevice(HeldFile duplicate, HeldFile kept) throws IOException {
		if (duplicate.stat().device() != kept.stat().device()) {
			throw new FileSystemException(duplicate.path(), kept.path(),
					"It is on another file system than the file that is kept");
		}
	}

}
