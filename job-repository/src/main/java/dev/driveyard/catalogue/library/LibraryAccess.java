package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Set;
import java.util.UUID;

import dev.driveyard.catalogue.CatalogueException;
import org.jspecify.annotations.Nullable;

/**
 * Who may reach what Driveyard keeps for itself: its owner alone, or also one group.
 * Whatever the umask says, folders get the mode 0700 or 2770 and files 0600 or 0660.
 *
 * @param group the name of the group, null for none
 */
public record LibraryAccess(@Nullable String group) {

	/** The owner alone. */
	public static final LibraryAccess OWNER = new LibraryAccess(null);

	private static final int SET_GROUP_ID = 02000;

	private static final FileAttribute<Set<PosixFilePermission>> NEW_FOLDER = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

	private static final FileAttribute<Set<PosixFilePermission>> NEW_FILE = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	/** The permissions of a folder. */
	int folderMode() {
		return (this.group == null) ? 0700 : SET_GROUP_ID | 0770;
	}

	/** The permissions of a file that all who have access may write. */
	int fileMode() {
		return (this.group == null) ? 0600 : 0660;
	}

	/**
	 * The permissions of a file that says who has access: only its owner may write it.
	 */
	int declarationMode() {
		return (this.group == null) ? 0600 : 0640;
	}

	/**
	 * Makes a folder and those above it that are missing, which are for the owner alone
	 * unless a group has to get through them.
	 */
	public void createFolders(Path folder) throws IOException {
		Path parent = folder.getParent();
		if (parent != null && !Files.isDirectory(parent)) {
			createAbove(parent);
		}
		createFolder(folder);
	}

	private void createAbove(Path folder) throws IOException {
		Path parent = folder.getParent();
		if (parent != null && !Files.isDirectory(parent)) {
			createAbove(parent);
		}
		makeFolder(folder);
		setMode(folder, (this.group == null) ? 0700 : 0755);
	}

	/** Makes a folder unless it is there, and gives it its permissions. */
	public void createFolder(Path folder) throws IOException {
		makeFolder(folder);
		secure(folder, folderMode());
	}

	private static void makeFolder(Path folder) throws IOException {
		try {
			Files.createDirectory(folder, NEW_FOLDER);
		}
		catch (FileAlreadyExistsException ex) {
			if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
				throw ex;
			}
		}
	}

	/**
	 * Makes an empty file unless there is one, and gives it its permissions. A link in
	 * its place is refused.
	 */
	public void createFile(Path file) throws IOException {
		try {
			Files.createFile(file, NEW_FILE);
		}
		catch (FileAlreadyExistsException ex) {
			if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
				throw new FileAlreadyExistsException(file.toString(), null, "it is no regular file");
			}
		}
		secure(file, fileMode());
	}

	/**
	 * Puts a text where a file is or will be, whole or not at all. A link in its place is
	 * replaced, not followed.
	 */
	void write(Path file, String text, int mode) throws IOException {
		Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
		try {
			Files.createFile(part, NEW_FILE);
			setMode(part, 0600); // the umask may have taken even that
			Files.writeString(part, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.DSYNC,
					LinkOption.NOFOLLOW_LINKS);
			secure(part, mode);
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	/**
	 * Gives a file or folder its group and mode if it has others. It is not opened: that
	 * would end the locks that this process has on it.
	 */
	void secure(Path file, int mode) throws IOException {
		if (this.group != null && !hasGroup(file)) {
			view(file).setGroup(principal());
		}
		UnixFile found = UnixFile.of(file);
		if (found.permissions() != mode && !found.isLink()) {
			setMode(file, mode);
		}
	}

	/** Whether a file belongs to the group. */
	boolean hasGroup(Path file) throws IOException {
		return this.group != null && view(file).readAttributes().group().equals(principal());
	}

	private static void setMode(Path file, int mode) throws IOException {
		Files.setAttribute(file, "unix:mode", mode);
	}

	private static PosixFileAttributeView view(Path file) {
		return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
	}

	private GroupPrincipal principal() throws IOException {
		try {
			return Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(this.group);
		}
		catch (UserPrincipalNotFoundException ex) {
			throw new CatalogueException("There is no group '" + this.group + "'.", ex);
		}
	}

}
