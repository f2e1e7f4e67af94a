package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MissingDirectories.Known;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.storage.writing.OtherFileSystemException;
import dev.driveyard.transfer.removal.DirectoryPaths;
import dev.driveyard.transfer.removal.Removal;
import dev.driveyard.transfer.removal.RemovalOptions;
import org.jspecify.annotations.Nullable;

/**
 * All trashes of a user as one. Paths are absolute and encoded as {@link EncodedName}
 * says. A file goes to a trash on its own file system or not at all. Everything can be
 * asked for again after a crash. Safe for use by several threads and beside other
 * programs.
 */
public final class TrashCan {

	private final Backend volume;

	private final TrashPlaces places;

	private final TrashFolders folders;

	private final Clock clock;

	/**
	 * Makes one.
	 * @param volume the local one
	 * @param clock with the time zone that times are noted in
	 */
	public TrashCan(Backend volume, TrashPlaces places, Clock clock) {
		this.volume = volume;
		this.places = places;
		this.folders = new TrashFolders(volume, places);
		this.clock = clock;
	}

	/**
	 * A name for a file in the trash that nothing else has. Who records it before
	 * {@link #put(String, String)} can ask for the same again after a crash.
	 */
	public String chooseName(String path) {
		return TrashName.of(path.substring(path.lastIndexOf('/') + 1));
	}

	/**
	 * Puts a file, directory or link into the trash under a new name. Links above it are
	 * followed.
	 * @see #put(String, String)
	 */
	public Trashed put(String path) throws IOException {
		return put(resolve(path), chooseName(path));
	}

	/**
	 * Puts a file, directory or link into the trash. If it is there already under this
	 * name, it stays there, even if there is another one at the path by now. No name
	 * above it may be a link.
	 * @param name from {@link #chooseName}
	 * @throws TrashNameTakenException if the trash has something else of this name
	 * @throws CannotTrashException if there can be no trash for it
	 * @throws NoSuchFileException if there is no such file, neither at its path nor in
	 * the trash
	 */
	public Trashed put(String target, String name) throws IOException {
		requireName(name);
		requireNoMount(target);
		List<TrashFolder> candidates = this.folders.candidates(target);
		Trashed before = resume(candidates, new TrashPut(this.volume, this.clock, target, name));
		if (before != null) {
			return before;
		}
		this.volume.stat(target);
		requireOutside(target, candidates);
		return start(candidates, target, name);
	}

	private static void requireName(String name) {
		if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0 || name.equals(".")
				|| name.equals("..")) {
			throw new IllegalArgumentException("Nothing in the trash can be called " + EncodedName.display(name));
		}
	}

	/** The parent may be gone by the time of a replay. */
	private static String resolve(String path) throws IOException {
		try {
			return DirectoryPaths.resolve(path);
		}
		catch (NoSuchFileException ex) {
			return LocalPaths.encode(LocalPaths.toPath(path).normalize());
		}
	}

	private @Nullable Trashed resume(List<TrashFolder> candidates, TrashPut put) throws IOException {
		for (TrashFolder folder : candidates) {
			try (OpenTrash trash = this.folders.open(folder)) {
				Trashed trashed = (trash != null) ? put.resume(trash) : null;
				if (trashed != null) {
					return trashed;
				}
			}
			catch (CannotTrashException ex) {
				// whoever wants to use it is told why not
			}
		}
		return null;
	}

	private void requireNoMount(String target) throws CannotTrashException {
		MountTable mounts = this.places.mounts();
		if (target.equals("/") || mounts.isMountPoint(target) || mounts.mountBelow(target) != null) {
			throw new CannotTrashException(target,
					"It is or holds a mount point, which can't be renamed. Unmount it, or name what is in it");
		}
	}

	private static void requireOutside(String target, List<TrashFolder> candidates) throws CannotTrashException {
		if (candidates.stream().anyMatch((folder) -> folder.overlaps(target))) {
			throw new CannotTrashException(target, "It is in the trash already, or holds the trash. Empty the trash");
		}
	}

	private Trashed start(List<TrashFolder> candidates, String target, String name) throws IOException {
		List<String> reasons = new ArrayList<>();
		for (TrashFolder folder : candidates) {
			try (OpenTrash trash = this.folders.openOrCreate(folder)) {
				return new TrashPut(this.volume, this.clock, target, name).start(trash);
			}
			catch (OtherFileSystemException ex) {
				reasons.add(EncodedName.display(folder.path()) + " is on another file system");
			}
			catch (CannotTrashException ex) {
				reasons.add(ex.getMessage());
			}
		}
		throw new CannotTrashException(target, "There can be no trash for it on its file system ("
				+ String.join("; ", reasons) + "). Delete it for good instead, or make one of these possible");
	}

	/**
	 * Where trashes are, or may be: absolute, encoded paths.
	 */
	public List<String> places() throws IOException {
		return this.folders.all().stream().map(TrashFolder::path).toList();
	}

	/**
	 * Shows what is in all trashes, in no order. Notes without a file are left out.
	 * @return what is there but not used, and why, in sentences
	 */
	public List<String> list(Consumer<TrashEntry> visitor) throws IOException {
		return each((trash) -> {
			for (String name : trash.notedNames()) {
				TrashEntry entry = entry(trash, name);
				if (entry != null) {
					visitor.accept(entry);
				}
			}
			return true;
		});
	}

	/**
	 * Shows the files in all trashes that nothing is noted of.
	 */
	public void orphans(Consumer<TrashEntry> visitor) throws IOException {
		each((trash) -> {
			List<String> names = new ArrayList<>();
			trash.files().eachName(names::add);
			for (String name : names) {
				FileStat file = trash.file(name);
				if (file != null && trash.read(name) == null) {
					visitor.accept(new TrashEntry(trash.folder(), name, null, null, file));
				}
			}
			return true;
		});
	}

	/**
	 * What has a name in a trash.
	 */
	public Optional<TrashEntry> find(TrashFolder folder, String name) throws IOException {
		requireName(name);
		try (OpenTrash trash = this.folders.open(folder)) {
			return Optional.ofNullable((trash != null) ? entry(trash, name) : null);
		}
	}

	private static @Nullable TrashEntry entry(OpenTrash trash, String name) throws IOException {
		TrashInfo info = trash.read(name);
		FileStat file = trash.file(name);
		return (info != null && file != null)
				? new TrashEntry(trash.folder(), name, trash.folder().original(info), info.deleted(), file) : null;
	}

	/**
	 * The space that an entry takes, in bytes.
	 */
	public long size(TrashEntry entry) throws IOException {
		return (entry.stat().stat().kind() == FileKind.DIRECTORY) ? directorySize(entry) : entry.stat().stat().size();
	}

	private long directorySize(TrashEntry entry) throws IOException {
		try (OpenTrash trash = this.folders.require(entry.folder())) {
			return new DirectorySizes(trash).of(entry.name())
				.orElseGet(() -> new TreeSize(this.volume).of(entry.folder().file(entry.name()), entry.stat()));
		}
	}

	/**
	 * Puts an entry back where it was.
	 * @see #restore(TrashEntry, String)
	 * @throws CannotTrashException if the trash does not tell where that is
	 */
	public String restore(TrashEntry entry) throws IOException {
		if (entry.path() == null) {
			throw new CannotTrashException(entry.folder().file(entry.name()),
					"The trash does not tell where it was. Say where to restore it to");
		}
		return restore(entry, entry.path());
	}

	/**
	 * Puts back what should not have been put into the trash.
	 * @param why it should not
	 * @throws StrandedException if it stays there, since something else is in its place
	 */
	public void putBack(Trashed trashed, String why) throws StrandedException {
		try {
			restore(new TrashEntry(trashed.folder(), trashed.name(), trashed.path(), null, trashed.stat()));
		}
		catch (IOException ex) {
			throw new StrandedException(trashed, why, ex);
		}
	}

	/**
	 * Puts an entry anywhere on its file system. What is there already is never replaced;
	 * missing parents are made.
	 * @param target absolute; no name above it may be a link
	 * @return where it is
	 * @throws java.nio.file.FileAlreadyExistsException if something else is there
	 * @throws OtherFileSystemException if that is on another file system
	 */
	public String restore(TrashEntry entry, String target) throws IOException {
		return restore(entry, target, Known.NOTHING);
	}

	/**
	 * Puts an entry anywhere on its file system.
	 * @param parents what is known of parents that are missing
	 * @see #restore(TrashEntry, String)
	 */
	public String restore(TrashEntry entry, String target, Known parents) throws IOException {
		try (OpenTrash trash = this.folders.require(entry.folder())) {
			return new TrashRestore(this.volume, entry).restore(trash, target, parents);
		}
	}

	/**
	 * Removes for good what is in the trashes, with what was left behind in them.
	 * @param options how, and when to stop
	 * @param outcomes see {@link dev.driveyard.transfer.removal.TreeRemover#remove}
	 * @return whether it came to the end without being stopped
	 */
	public boolean empty(TrashFilter filter, RemovalOptions options, Consumer<Removal> outcomes) throws IOException {
		boolean[] finished = { true };
		each((trash) -> {
			finished[0] = new TrashEmptying(this.volume, filter, options, outcomes).empty(trash);
			return finished[0];
		});
		return finished[0];
	}

	/**
	 * Removes one entry for good, each file before its note.
	 * @param options how, and when to stop
	 * @param outcomes see {@link dev.driveyard.transfer.removal.TreeRemover#remove}
	 * @return whether it is gone, by this or before
	 */
	public boolean remove(TrashEntry entry, RemovalOptions options, Consumer<Removal> outcomes) throws IOException {
		try (OpenTrash trash = this.folders.require(entry.folder())) {
			FileStat file = trash.file(entry.name());
			if (file != null && !file.sameFile(entry.stat())) {
				return true;
			}
			boolean gone = new TrashEmptying(this.volume, TrashFilter.ALL, options, outcomes).remove(trash,
					entry.name());
			if (gone && entry.stat().stat().kind() == FileKind.DIRECTORY) {
				new DirectorySizes(trash).remove(entry.name()::equals);
			}
			return gone;
		}
	}

	/**
	 * The trash at a path.
	 * @return nothing if there can be none
	 */
	public Optional<TrashFolder> folder(String path) throws IOException {
		return this.folders.all().stream().filter((folder) -> folder.path().equals(path)).findFirst();
	}

	private List<String> each(TrashTour.Visitor visitor) throws IOException {
		return new TrashTour(this.folders).each(visitor);
	}

}
