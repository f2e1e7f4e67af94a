package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Objects;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.OtherFileSystemException;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * Puts one file into one trash: first the note, then the file. What was done of it before
 * a crash is found by the name.
 */
final class TrashPut {

	private final Backend volume;

	private final Clock clock;

	private final String path;

	private final String name;

	/**
	 * Makes one.
	 * @param path of the file, resolved
	 * @param name that it gets in the trash
	 */
	TrashPut(Backend volume, Clock clock, String path, String name) {
		this.volume = volume;
		this.clock = clock;
		this.path = path;
		this.name = name;
	}

	/**
	 * Finishes what was begun in this trash.
	 * @return null if nothing was
	 * @throws TrashNameTakenException if the name is that of something else
	 */
	@Nullable Trashed resume(OpenTrash trash) throws IOException {
		TrashInfo info = trash.read(this.name);
		FileStat file = trash.file(this.name);
		if (info == null && file == null) {
			return null;
		}
		if (file == null && info != null && info.path() == null) {
			trash.forget(this.name); // killed while it was written
			return null;
		}
		if (info == null || !this.path.equals(trash.folder().original(info))) {
			throw new TrashNameTakenException(this.name);
		}
		if (file != null) {
			return trashed(trash, file, true);
		}
		return move(trash);
	}

	/**
	 * Does it all.
	 * @throws OtherFileSystemException if this trash is on another file system
	 */
	Trashed start(OpenTrash trash) throws IOException {
		note(trash);
		return move(trash);
	}

	private void note(OpenTrash trash) throws IOException {
		try {
			trash.write(this.name,
					TrashInfo.format(trash.folder().note(this.path), LocalDateTime.now(this.clock).withNano(0)));
		}
		catch (FileAlreadyExistsException ex) {
			throw new TrashNameTakenException(this.name);
		}
	}

	private Trashed move(OpenTrash trash) throws IOException {
		int slash = this.path.lastIndexOf('/');
		try (WritableDirectory parent = DirectoryPaths.open(this.volume,
				(slash == 0) ? "/" : this.path.substring(0, slash))) {
			parent.rename(this.path.substring(slash + 1), trash.files(), this.name);
		}
		catch (NoSuchFileException ex) {
			trash.forget(this.name);
			throw new NoSuchFileException(EncodedName.display(this.path));
		}
		catch (AccessDeniedException ex) {
			trash.forget(this.name);
			throw new AccessDeniedException(EncodedName.display(this.path));
		}
		catch (IOException ex) {
			trash.forget(this.name);
			throw ex;
		}
		FileStat file = Objects.requireNonNull(trash.file(this.name), this.name);
		if (trash.read(this.name) == null) {
			note(trash); // somebody emptied the trash between note and file
		}
		return trashed(trash, file, false);
	}

	private Trashed trashed(OpenTrash trash, FileStat file, boolean already) {
		DirectorySizes sizes = new DirectorySizes(trash);
		if (file.stat().kind() == FileKind.DIRECTORY && sizes.of(this.name).isEmpty()) {
			sizes.put(this.name, new TreeSize(this.volume).of(trash.folder().file(this.name), file));
		}
		return new Trashed(trash.folder(), this.name, this.path, file, already);
	}

}
