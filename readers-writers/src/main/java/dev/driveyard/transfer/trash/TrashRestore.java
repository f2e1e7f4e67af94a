package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.local.MissingDirectories;
import dev.driveyard.storage.local.MissingDirectories.Known;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file out of the trash, never in place of another one: a file gets its new
 * name before it loses the one in the trash, a directory is renamed.
 */
final class TrashRestore {

	private final Backend volume;

	private final TrashEntry entry;

	TrashRestore(Backend volume, TrashEntry entry) {
		this.volume = volume;
		this.entry = entry;
	}

	/**
	 * Restores it.
	 * @param target where to, absolute; no name above may be a link, what is missing is
	 * made
	 * @param parents what is known of that
	 * @return where it is now
	 */
	String restore(OpenTrash trash, String target, Known parents) throws IOException {
		try (MissingDirectories above = MissingDirectories.open(this.volume, EncodedPaths.parent(target), parents)) {
			move(trash, above.directory(), EncodedPaths.name(target), target);
			above.finish();
		}
		trash.forget(this.entry.name());
		new DirectorySizes(trash).remove(this.entry.name()::equals);
		return target;
	}

	private void move(OpenTrash trash, WritableDirectory directory, String name, String target) throws IOException {
		FileStat file = trash.file(this.entry.name());
		FileStat there = OpenTrash.find(directory, name);
		if (file == null) {
			if (there != null && there.sameFile(this.entry.stat())) {
				return; // a replay
			}
			throw new NoSuchFileException(EncodedName.display(this.entry.folder().file(this.entry.name())), null,
					"It is not in the trash any more");
		}
		if (there == null && file.stat().kind() != FileKind.DIRECTORY) {
			there = link(trash, directory, name);
		}
		if (there == null) {
			trash.files().rename(this.entry.name(), directory, name);
			return;
		}
		if (!there.sameFile(file) || file.stat().kind() == FileKind.DIRECTORY) {
			throw new FileAlreadyExistsException(EncodedName.display(target), null,
					"Something else is there now. Move it away, or restore to another place");
		}
		trash.files().delete(this.entry.name());
	}

	/**
	 * Gives a file its second name, which fails where there is one already.
	 * @return what has the name now; null if this file system knows no links
	 */
	private @Nullable FileStat link(OpenTrash trash, WritableDirectory directory, String name) throws IOException {
		try {
			directory.createHardLink(name, trash.files(), this.entry.name());
		}
		catch (IOException | UnsupportedOperationException ex) {
			return OpenTrash.find(directory, name);
		}
		return directory.stat(name);
	}

}
