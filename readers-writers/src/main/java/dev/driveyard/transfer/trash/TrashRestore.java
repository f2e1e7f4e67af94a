package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.catalogue.EntryName;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.LocalPaths;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.Volume;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file out of the trash, never in place of another one: a file gets its new
 * name before it loses the one in the trash, a directory is renamed.
 */
final class TrashRestore {

	private final Volume volume;

	private final TrashEntry entry;

	TrashRestore(Volume volume, TrashEntry entry) {
		this.volume = volume;
		this.entry = entry;
	}

	/**
	 * Restores it.
	 * @param wanted where to, absolute; its parents are made
	 * @return where it is now
	 */
	String restore(OpenTrash trash, String wanted) throws IOException {
		Path parent = LocalPaths.toPath(wanted).getParent();
		if (parent != null && !Files.isDirectory(parent)) {
			Files.createDirectories(parent);
		}
		String target = DirectoryPaths.resolve(wanted);
		int slash = target.lastIndexOf('/');
		try (OpenDirectory directory = DirectoryPaths.open(this.volume,
				(slash == 0) ? "/" : target.substring(0, slash))) {
			move(trash, directory, target.substring(slash + 1), target);
		}
		trash.forget(this.entry.name());
		new DirectorySizes(trash).remove(this.entry.name()::equals);
		return target;
	}

	private void move(OpenTrash trash, OpenDirectory directory, String name, String target) throws IOException {
		FileStat file = trash.file(this.entry.name());
		FileStat there = OpenTrash.find(directory, name);
		if (file == null) {
			if (there != null && there.sameFile(this.entry.stat())) {
				return; // a replay
			}
			throw new NoSuchFileException(EntryName.display(this.entry.folder().file(this.entry.name())), null,
					"It is not in the trash any more");
		}
		if (there == null && file.stat().kind() != EntryKind.DIRECTORY) {
			there = link(directory, name, target);
		}
		if (there == null) {
			trash.files().rename(this.entry.name(), directory, name);
			return;
		}
		if (!there.sameFile(file) || file.stat().kind() == EntryKind.DIRECTORY) {
			throw new FileAlreadyExistsException(EntryName.display(target), null,
					"Something else is there now. Move it away, or restore to another place");
		}
		trash.files().delete(this.entry.name());
	}

	/**
	 * Gives a file its second name, which fails where there is one already. The system
	 * does that by path only; whether it led to the directory is looked at afterwards.
	 * @return what has the name now; null if this file system knows no links
	 */
	private @Nullable FileStat link(OpenDirectory directory, String name, String target) throws IOException {
		try {
			Files.createLink(LocalPaths.toPath(target),
					LocalPaths.toPath(Objects.requireNonNull(this.entry.folder().file(this.entry.name()))));
		}
		catch (IOException | UnsupportedOperationException ex) {
			return OpenTrash.find(directory, name);
		}
		return directory.stat(name);
	}

}
