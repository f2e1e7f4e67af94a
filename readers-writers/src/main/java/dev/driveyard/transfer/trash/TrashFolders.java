package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.local.LocalFiles;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MissingDirectories;
import dev.driveyard.storage.local.MountTable.Mount;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * Finds, checks, makes and opens the trashes of a user.
 */
final class TrashFolders {

	private static final int STICKY = 01000;

	/** They hold no files of users; to look into some would mount something. */
	private static final Set<String> NO_FILES = Set.of("autofs", "binfmt_misc", "bpf", "cgroup", "cgroup2", "configfs",
			"debugfs", "devpts", "efivarfs", "fusectl", "mqueue", "nsfs", "proc", "pstore", "rpc_pipefs", "securityfs",
			"sysfs", "tracefs");

	private final Backend volume;

	private final TrashPlaces places;

	TrashFolders(Backend volume, TrashPlaces places) {
		this.volume = volume;
		this.places = places;
	}

	/**
	 * The trashes that a file can be renamed into, the best first.
	 * @param path absolute and resolved
	 */
	List<TrashFolder> candidates(String path) throws IOException {
		Mount mount = this.places.mounts().mountOf(path.substring(0, path.lastIndexOf('/')));
		List<TrashFolder> candidates = new ArrayList<>();
		TrashFolder home = home();
		if (this.places.mounts().mountOf(home.path()).equals(mount)) {
			candidates.add(home);
		}
		candidates.add(shared(mount));
		candidates.add(own(mount));
		return candidates;
	}

	/** All places where there may be one. */
	List<TrashFolder> all() throws IOException {
		List<TrashFolder> all = new ArrayList<>(List.of(home()));
		for (Mount mount : this.places.mounts().all()) {
			if (NO_FILES.contains(mount.fileSystem())) {
				continue;
			}
			all.add(shared(mount));
			all.add(own(mount));
		}
		return all;
	}

	/** The home trash, its parents resolved as far as they exist. */
	private TrashFolder home() throws IOException {
		Path missing = LocalPaths.toPath(this.places.home()).normalize();
		Path existing = missing;
		while (!Files.exists(existing)) {
			existing = Objects.requireNonNull(existing.getParent());
		}
		Path real = existing.toRealPath().resolve(existing.relativize(missing)).normalize();
		return new TrashFolder(LocalPaths.encode(real), LocalPaths.encode(Objects.requireNonNull(real.getParent())),
				true);
	}

	private TrashFolder shared(Mount mount) {
		return new TrashFolder(DirectoryPaths.join(mount.point(), ".Trash/" + this.places.user()), mount.point(),
				false);
	}

	private TrashFolder own(Mount mount) {
		return new TrashFolder(DirectoryPaths.join(mount.point(), ".Trash-" + this.places.user()), mount.point(),
				false);
	}

	/**
	 * Opens a trash, making it if need be.
	 * @throws CannotTrashException if it can't be made or may not be trusted
	 */
	OpenTrash openOrCreate(TrashFolder folder) throws CannotTrashException {
		try {
			if (folder.home()) {
				MissingDirectories.make(this.volume, folder.path());
				return OpenTrash.create(folder, DirectoryPaths.open(this.volume, folder.path()));
			}
			try (WritableDirectory parent = openParent(folder)) {
				return OpenTrash.create(folder,
						requireOwn(folder, LocalFiles.openOrCreateDirectory(parent, name(folder))));
			}
		}
		catch (CannotTrashException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new CannotTrashException(folder.path(), reason(ex));
		}
	}

	private static String reason(IOException cause) {
		if (cause instanceof NoSuchFileException) {
			return "It does not exist";
		}
		boolean said = cause instanceof FileSystemException failure && failure.getReason() != null;
		return said ? Objects.requireNonNull(((FileSystemException) cause).getReason())
				: (cause instanceof AccessDeniedException) ? "Permission denied" : cause.toString();
	}

	/**
	 * Opens a trash that is there.
	 * @return null if there is none, or none that may be read
	 * @throws CannotTrashException if it may not be trusted
	 */
	@Nullable OpenTrash open(TrashFolder folder) throws CannotTrashException {
		try {
			if (folder.home()) {
				return OpenTrash.open(folder, DirectoryPaths.open(this.volume, folder.path()));
			}
			try (WritableDirectory parent = openParent(folder)) {
				return OpenTrash.open(folder, requireOwn(folder, parent.openDirectory(name(folder))));
			}
		}
		catch (CannotTrashException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Opens a trash that was there a moment ago.
	 * @throws CannotTrashException if it is not there
	 */
	OpenTrash require(TrashFolder folder) throws CannotTrashException {
		OpenTrash trash = open(folder);
		if (trash == null) {
			throw new CannotTrashException(folder.path(), "There is no such trash. Is its volume mounted?");
		}
		return trash;
	}

	private static String name(TrashFolder folder) {
		return folder.path().substring(folder.path().lastIndexOf('/') + 1);
	}

	/** The top of the volume, or the folder there that users share. */
	private WritableDirectory openParent(TrashFolder folder) throws IOException {
		WritableDirectory top = DirectoryPaths.open(this.volume, folder.base());
		if (name(folder).startsWith(".")) {
			return top;
		}
		try (top) {
			FileStat shared = top.stat(".Trash");
			if (shared.stat().kind() != FileKind.DIRECTORY) {
				throw new CannotTrashException(folder.path(), "Its parent is a link or no folder, so it is not used");
			}
			if ((shared.stat().mode() & STICKY) == 0) {
				throw new CannotTrashException(folder.path(),
						"Its parent has no sticky bit, so others could tamper with it: chmod 1777 "
								+ EncodedName.display(folder.base()) + "/.Trash");
			}
			return top.openDirectory(".Trash");
		}
	}

	private WritableDirectory requireOwn(TrashFolder folder, WritableDirectory root) throws IOException {
		if (root.self().stat().owner() != this.places.user()) {
			root.close();
			throw new CannotTrashException(folder.path(), "It belongs to another user, so it is not used");
		}
		return root;
	}

}
