package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

import dev.driveyard.catalogue.CatalogueException;

/**
 * Opens a library to a group, and closes it again. What its {@code library.json} says
 * counts: an interrupted change is made whole by the next opening or by the same command.
 */
public final class LibrarySharing {

	private LibrarySharing() {
	}

	/**
	 * Gives a library other permissions, with all that is in it.
	 * @return the library as it is now
	 * @throws CatalogueException if this user may not do that
	 */
	public static Library change(Library library, LibraryAccess access) {
		Library changed = new Library(library.folder(), library.id(), library.name(), library.description(),
				library.created(), library.database(), access);
		try {
			LibraryAccess.OWNER.secure(library.folder(), LibraryAccess.OWNER.folderMode());
			Files.walkFileTree(library.folder(), new Setting(library.folder(), access));
			LibraryFolder.write(changed);
			access.secure(library.folder(), access.folderMode());
			return changed;
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't change who may use the library at " + library.folder() + ": "
					+ ex.getMessage() + ". Only its owner and root can.", ex);
		}
	}

	/** Sets permissions below a folder that others can't enter meanwhile. */
	private static final class Setting extends SimpleFileVisitor<Path> {

		private final Path folder;

		private final LibraryAccess access;

		private Setting(Path folder, LibraryAccess access) {
			this.folder = folder;
			this.access = access;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
			if (!directory.equals(this.folder)) {
				this.access.secure(directory, this.access.folderMode());
			}
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
			if (!file.equals(this.folder.resolve(LibraryFolder.FILE)) && attributes.isRegularFile()) {
				this.access.secure(file, this.access.fileMode());
			}
			return FileVisitResult.CONTINUE;
		}

	}

}
