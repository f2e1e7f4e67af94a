package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * Whether anybody else could change or replace what is in a library's folder, which is
 * asked before anything in it is believed, as {@code ssh} asks it of its keys. The folder
 * and its files belong to the user or to root, nobody else can write them, and none of
 * the folders above lets others put another one in its place.
 */
public final class FolderTrust {

	/** What is written where it is, so that another name of it would be written too. */
	private static final Set<String> WRITTEN_IN_PLACE = Set.of(".lock", "library.db", "library.db-wal",
			"library.db-shm", "library.db-journal");

	/** The name of the socket that a server listens at. */
	public static final String SOCKET = "server.sock";

	private static final Set<String> FOLDERS = Set.of("logs", "reports", "sidecars");

	private final Path folder;

	private final long user;

	private final List<Problem> problems = new ArrayList<>();

	private @Nullable String group;

	private long groupNumber = -1;

	private long holder;

	private FolderTrust(Path folder) {
		this.folder = folder;
		this.user = SystemAccounts.user();
		this.holder = this.user;
	}

	/**
	 * A reason not to trust a folder.
	 *
	 * @param path what is at fault
	 * @param what what is wrong with it, to follow its path
	 * @param remedy what to do
	 */
	public record Problem(FailureCode code, Path path, String what, String remedy) {

		/** In words. */
		public String text() {
			return this.path + " " + this.what + ". " + this.remedy;
		}

	}

	/**
	 * What speaks against a library's folder.
	 * @param folder its real path
	 * @param group the group that its {@code library.json} declares, null for none
	 */
	public static List<Problem> problems(Path folder, @Nullable String group) throws IOException {
		FolderTrust trust = new FolderTrust(folder);
		trust.look(group);
		return List.copyOf(trust.problems);
	}

	/**
	 * Refuses a library's folder that others could change.
	 * @param folder its real path
	 * @param group the group that its {@code library.json} declares, null for none
	 * @throws CatalogueException with the remedy
	 */
	public static void require(Path folder, @Nullable String group) throws IOException {
		List<Problem> problems = problems(folder, group);
		if (!problems.isEmpty()) {
			Problem first = problems.get(0);
			throw new CatalogueException(Failure.ofPath(first.code(),
					"The library at " + folder + " is not used, since others could have changed it: " + first.text(),
					folder.toString()));
		}
	}

	/**
	 * Refuses a place for a new folder that others could replace.
	 * @param parent the real path of the folder that will hold it
	 */
	public static void requirePlace(Path parent) throws IOException {
		FolderTrust trust = new FolderTrust(parent);
		trust.above(parent);
		if (!trust.problems.isEmpty()) {
			throw new CatalogueException("No library is made in " + parent + ", since others could replace it: "
					+ trust.problems.get(0).text());
		}
	}

	private void look(@Nullable String declared) throws IOException {
		UnixFile found = UnixFile.of(this.folder);
		if (declared != null && isDeclaredByOwner(found) && new LibraryAccess(declared).hasGroup(this.folder)) {
			this.group = declared;
			this.groupNumber = found.group();
			// members trust whoever shares it with them; root trusts itself alone
			this.holder = (this.user == SystemAccounts.ROOT) ? this.user : found.owner();
		}
		owner(this.folder, found);
		writers(this.folder, found);
		above(Objects.requireNonNull(this.folder.getParent(), "a library is in a folder"));
		inside();
	}

	/** A group that could write the declaration could also have declared itself. */
	private boolean isDeclaredByOwner(UnixFile folder) throws IOException {
		UnixFile declaration = UnixFile.of(this.folder.resolve(LibraryFolder.FILE));
		boolean own = isTrusted(declaration.owner()) || declaration.owner() == folder.owner();
		return own && declaration.isRegular() && !declaration.groupCanWrite() && !declaration.othersCanWrite();
	}

	private boolean isTrusted(long owner) {
		return owner == this.user || owner == SystemAccounts.ROOT || owner == this.holder;
	}

	private void owner(Path file, UnixFile found) {
		boolean sharing = this.group != null && found.group() == this.groupNumber;
		if (!isTrusted(found.owner()) && !(sharing && !file.equals(this.folder))) {
			String name = SystemAccounts.name(found.owner());
			problem(file, "belongs to " + name,
					"Run Driveyard as " + name + ", or take the library over, if you trust what is in it: chown -R "
							+ SystemAccounts.name(this.user) + " '" + this.folder + "'");
		}
	}

	private void writers(Path file, UnixFile found) {
		if (!found.isLink() && canBeWritten(found)) {
			this.problems.add(new Problem(FailureCode.WRITABLE_BY_OTHERS, file,
					"can be written by others (mode " + found.text() + ")",
					"If you trust what is in it: chmod -R go-w '" + this.folder
							+ "' (and setfacl -Rb, if it has access lists)"));
		}
	}

	private boolean canBeWritten(UnixFile found) {
		boolean bySharers = this.group != null && found.group() == this.groupNumber;
		return found.othersCanWrite()
				|| (found.groupCanWrite() && !bySharers && !SystemAccounts.isAlone(this.user, found.group()));
	}

	/** Whoever can write a folder can replace what it holds, unless it is sticky. */
	private void above(Path parent) throws IOException {
		for (Path at = parent; at != null; at = at.getParent()) {
			UnixFile found = UnixFile.of(at);
			if (!isTrusted(found.owner())) {
				problem(at, "belongs to " + SystemAccounts.name(found.owner()) + ", who can replace what is in it",
						"Keep the library elsewhere, or give that folder to root");
			}
			else if (canBeWritten(found) && !found.isSticky()) {
				problem(at, "can be written by others (mode " + found.text() + "), who can replace what is in it",
						"Keep the library elsewhere, or: chmod go-w '" + at + "'");
			}
		}
	}

	private void inside() throws IOException {
		for (Path child : children(this.folder)) {
			String name = child.getFileName().toString();
			if (FOLDERS.contains(name)) {
				subfolder(child);
			}
			else {
				file(child, WRITTEN_IN_PLACE.contains(name));
			}
		}
	}

	private void subfolder(Path child) throws IOException {
		UnixFile found = UnixFile.of(child);
		owner(child, found);
		writers(child, found);
		if (!found.isFolder()) {
			problem(child, found.isLink() ? "is a symbolic link" : "is no folder",
					"Remove it: Driveyard makes it anew");
		}
		else if (child.endsWith("logs")) {
			for (Path log : children(child)) {
				file(log, true);
			}
		}
	}

	private void file(Path file, boolean inPlace) throws IOException {
		UnixFile found;
		try {
			found = UnixFile.of(file);
		}
		catch (NoSuchFileException ex) {
			return; // another process had it
		}
		if (found.isSocket() && file.endsWith(SOCKET)) {
			return; // of a server; nothing is read from it
		}
		owner(file, found);
		if (found.isLink()) {
			problem(file, "is a symbolic link", "Look where it leads, and remove it");
		}
		else if (!found.isRegular() && !found.isFolder()) {
			problem(file, "is no regular file", "Remove it");
		}
		else if (inPlace && found.isRegular() && found.names() > 1) {
			problem(file, "has other names (hard links), which would be written too",
					"Put a copy of it in its place: cp -p FILE COPY && mv COPY FILE");
		}
		writers(file, found);
	}

	private static List<Path> children(Path folder) throws IOException {
		List<Path> children = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
			stream.forEach(children::add);
		}
		return children;
	}

	private void problem(Path path, String what, String remedy) {
		this.problems.add(new Problem(FailureCode.OTHER, path, what, remedy));
	}

}
