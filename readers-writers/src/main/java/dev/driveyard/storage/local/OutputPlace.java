package dev.driveyard.storage.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Where a path that was typed just now leads: the open folder, the name in it, and what
 * has that name. A link at the end is followed here, once; from then on the folder's
 * handle and the name count. What another user has put into a folder that all may write
 * to is not followed and not written to, as Linux has it with {@code protected_symlinks}.
 *
 * @param path where it is, for messages
 * @param found null if there is nothing of that name
 * @param descriptor whether it is an open file of this process, and its name the number
 */
record OutputPlace(WritableDirectory folder, String name, Path path, @Nullable FileStat found,
		boolean descriptor) implements Closeable {

	private static final int MOST_LINKS = 40;

	private static final int WRITTEN_BY_ALL = 0002;

	private static final Pattern DESCRIPTORS = Pattern.compile("/proc/(\\d+)/(task/\\d+/)?fd");

	static OutputPlace of(Path typed) throws IOException {
		Path at = typed.toAbsolutePath();
		for (int links = 0; links < MOST_LINKS; links++) {
			OutputPlace place = at(at);
			if (place.found == null || place.found.stat().kind() != FileKind.LINK || place.descriptor) {
				return LocalWrites.orClose(place, (checked) -> checked.requireNoFolder());
			}
			try (place) {
				place.requireTrusted();
				at = target(at, place.found);
			}
		}
		throw new FileSystemException(typed.toString(), null, "it leads through too many links");
	}

	/** The place itself, whatever is there. */
	static OutputPlace at(Path at) throws IOException {
		String name = (at.getFileName() != null) ? LocalPaths.encode(at.getFileName()) : "";
		if (name.isEmpty() || name.equals(".") || name.equals("..")) {
			throw new FileSystemException(at.toString(), null, "it is a folder");
		}
		WritableDirectory folder = open(Objects.requireNonNull(at.getParent()));
		try {
			FileStat found = folder.find(name);
			boolean link = found != null && found.stat().kind() == FileKind.LINK;
			return new OutputPlace(folder, name, at, found, link && isOfDescriptors(folder));
		}
		catch (IOException | RuntimeException ex) {
			folder.close();
			throw ex;
		}
	}

	/**
	 * The path was typed just now, so links may lead to it; only a directory has a dot in
	 * it.
	 */
	@SuppressWarnings("StreamResourceLeak") // the caller closes it
	private static WritableDirectory open(Path folder) throws IOException {
		try {
			return new LocalDirectory(folder, Files.newDirectoryStream(folder.resolve(".")));
		}
		catch (NoSuchFileException ex) {
			throw failure(folder, "there is no such folder", ex);
		}
		catch (NotDirectoryException ex) {
			throw failure(folder, "it is no folder", ex);
		}
	}

	private static FileSystemException failure(Path path, String reason, IOException cause) {
		FileSystemException failure = new FileSystemException(path.toString(), null, reason);
		failure.initCause(cause);
		return failure;
	}

	private static boolean isOfDescriptors(WritableDirectory folder) throws IOException {
		String at = folder.path();
		Matcher path = DESCRIPTORS.matcher((at != null) ? at : "");
		if (!path.matches()) {
			return false;
		}
		if (Long.parseLong(path.group(1)) != ProcessHandle.current().pid()) {
			throw new FileSystemException(path.group(), null, "its files are those of another process");
		}
		return true;
	}

	/** The dots in a target are the system's to understand. */
	private static Path target(Path link, FileStat found) throws IOException {
		String target = found.stat().target();
		if (target == null || target.isEmpty()) {
			throw new FileSystemException(link.toString(), null, "it is a link that can't be read");
		}
		return LocalPaths.toPath(target.startsWith("/") ? target
				: LocalPaths.encode(Objects.requireNonNull(link.getParent())) + "/" + target);
	}

	private void requireNoFolder() throws IOException {
		if (this.found != null && this.found.stat().kind() == FileKind.DIRECTORY) {
			throw new FileSystemException(this.path.toString(), null, "it is a folder");
		}
		if (!this.descriptor) {
			requireTrusted();
		}
	}

	private void requireTrusted() throws IOException {
		FileStat there = this.found;
		if (there == null) {
			return;
		}
		FileStat holder = this.folder.self();
		long owner = there.stat().owner();
		if ((holder.stat().mode() & WRITTEN_BY_ALL) != 0 && owner != holder.stat().owner() && owner != thisUser()) {
			throw new FileSystemException(this.path.toString(), null,
					"it belongs to another user, in a folder that all may write to");
		}
	}

	/** The owner of the process; where that can't be told, nobody. */
	private static long thisUser() {
		try {
			return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue() & 0xFFFF_FFFFL;
		}
		catch (IOException | UnsupportedOperationException | IllegalArgumentException ex) {
			return -1;
		}
	}

	@Override
	public void close() throws IOException {
		this.folder.close();
	}

}
