package dev.driveyard.provider.archive;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.provider.PathNumber;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds, as a tree. Folders that have no entry of their own are made up.
 * A path that begins with {@code /} is one below the root, as for those who unpack it;
 * one that leads out of the archive, or goes through something that is no folder, is
 * refused.
 */
final class ArchiveTree {

	private static final int DEEPEST = 1000;

	private static final int MOST_ENTRIES = 2_000_000;

	private static final int MADE_UP_MODE = 0040755;

	private final ArchiveNode root;

	private final long time;

	private int size;

	/**
	 * @param time that folders have which are made up, a number of
	 * {@link dev.driveyard.files.FileTimes}
	 */
	ArchiveTree(long time) {
		this.time = time;
		this.root = madeUp("/");
	}

	private ArchiveNode madeUp(String path) {
		return new ArchiveNode(new FileAttributes(FileKind.DIRECTORY, 0, this.time, this.time, PathNumber.of(path),
				MADE_UP_MODE, FileAttributes.UNKNOWN_ID, FileAttributes.UNKNOWN_ID, 1, null), null);
	}

	/**
	 * What an entry is, whatever its path.
	 *
	 * @param bytes how its bytes are read, null if it has none
	 * @param problem why it can't be shown, null if it can
	 */
	record Item(FileKind kind, long size, long modified, int mode, long owner, long group, @Nullable String target,
			EntryBytes.@Nullable Source bytes, @Nullable String problem) {

		FileAttributes attributes(String path) {
			return new FileAttributes(this.kind, this.size, this.modified, this.modified, PathNumber.of(path),
					this.mode, this.owner, this.group, 1, this.target);
		}

	}

	/**
	 * Adds an entry.
	 * @param path as the archive has it, encoded
	 * @param replaces whether it takes the place of an earlier one of the same path;
	 * otherwise both are refused, since programs differ in which one they take
	 */
	void add(String path, Item item, boolean replaces) throws IOException {
		if (++this.size > MOST_ENTRIES) {
			throw new IOException("the archive has more than " + MOST_ENTRIES + " entries");
		}
		List<String> names = names(path);
		if (names == null) {
			refuse(this.root, path, "its path leads out of the archive or is none");
			return;
		}
		if (names.isEmpty()) {
			if (item.kind() == FileKind.DIRECTORY) {
				this.root.setAttributes(item.attributes("/"));
			}
			return;
		}
		ArchiveNode folder = folder(names);
		if (folder != null) {
			put(folder, names, item, replaces);
		}
	}

	/** The folder that the last of the names is in; null if it can't be. */
	private @Nullable ArchiveNode folder(List<String> names) {
		ArchiveNode folder = this.root;
		for (int i = 0; i < names.size() - 1; i++) {
			String above = "/" + String.join("/", names.subList(0, i + 1));
			ArchiveNode next = folder.children().computeIfAbsent(names.get(i), (name) -> madeUp(above));
			if (!next.isDirectory()) {
				refuse(folder, String.join("/", names.subList(i, names.size())),
						"'" + EncodedName.display(names.get(i)) + "' in its path is no folder");
				return null;
			}
			folder = next;
		}
		return folder;
	}

	private static void put(ArchiveNode folder, List<String> names, Item item, boolean replaces) {
		String name = names.get(names.size() - 1);
		String path = "/" + String.join("/", names);
		ArchiveNode known = folder.children().get(name);
		if (item.problem() != null) {
			refuse(folder, name, item.problem());
		}
		else if (known != null && known.isDirectory() && item.kind() == FileKind.DIRECTORY) {
			known.setAttributes(item.attributes(path));
		}
		else if (!replaces && (known != null || folder.failures().containsKey(name))) {
			folder.children().remove(name);
			refuse(folder, name, "the archive has more than one of this name");
		}
		else if (known != null && known.isDirectory()) {
			refuse(folder, name, "it is a folder, too");
		}
		else {
			folder.children().put(name, new ArchiveNode(item.attributes(path), item.bytes()));
		}
	}

	private static void refuse(ArchiveNode folder, String name, String why) {
		String shown = name.replace('/', '\\').replace('\0', '?');
		folder.failures()
			.putIfAbsent(shown,
					new Children.Failure(shown, new FileSystemException(EncodedName.display(name), null, why)));
	}

	/** The names in a path; null if it is none. */
	private static @Nullable List<String> names(String path) {
		List<String> names = new ArrayList<>();
		for (String name : path.split("/")) {
			if (name.equals("..") || name.indexOf('\0') >= 0 || names.size() > DEEPEST) {
				return null;
			}
			if (!name.isEmpty() && !name.equals(".")) {
				names.add(name);
			}
		}
		return path.isEmpty() ? null : names;
	}

	/**
	 * The node at a path.
	 * @throws NoSuchFileException if there is none
	 */
	ArchiveNode require(String path) throws IOException {
		ArchiveNode node = this.root;
		for (String name : path.split("/")) {
			if (name.isEmpty()) {
				continue;
			}
			if (node.attributes().kind() == FileKind.LINK) {
				throw new SystemCallException(EncodedName.display(path), SystemError.LINK,
						"a symbolic link is on the way");
			}
			if (!node.isDirectory()) {
				throw new NotDirectoryException(EncodedName.display(path));
			}
			node = node.children().get(name);
			if (node == null) {
				throw new NoSuchFileException(EncodedName.display(path));
			}
		}
		return node;
	}

	/** The node at a path, which has to be a directory. */
	ArchiveNode requireDirectory(String path) throws IOException {
		ArchiveNode node = require(path);
		if (node.attributes().kind() == FileKind.LINK) {
			throw new SystemCallException(EncodedName.display(path), SystemError.LINK, SystemError.LINK.text());
		}
		if (!node.isDirectory()) {
			throw new NotDirectoryException(EncodedName.display(path));
		}
		return node;
	}

	/**
	 * Another name for a file that is there.
	 * @return null if there is no such file
	 */
	@Nullable ArchiveNode file(String path) {
		List<String> names = names(path);
		ArchiveNode node = this.root;
		for (String name : (names != null) ? names : List.of(".")) {
			node = node.children().get(name);
			if (node == null) {
				return null;
			}
		}
		return (node.attributes().kind() == FileKind.FILE) ? node : null;
	}

}
