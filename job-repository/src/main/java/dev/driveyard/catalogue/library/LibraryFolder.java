package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.Json;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.SmallFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Makes and opens the folder of a {@link Library}: {@code library.json},
 * {@code library.db}, {@code sidecars/}, {@code reports/}, {@code logs/}, {@code .lock}.
 */
public final class LibraryFolder {

	/** What a library's folder ends with. */
	public static final String SUFFIX = ".driveyard";

	static final String FILE = "library.json";

	private static final int LARGEST_FILE = 1 << 20;

	private static final int VERSION = 1;

	private static final List<String> PARTS = List.of("sidecars", "reports", "logs");

	private LibraryFolder() {
	}

	/**
	 * Makes a new library for its owner alone.
	 * @throws CatalogueException if something is in the way or the folder can't be made
	 */
	public static Library create(Path folder, String name, String description, Library.Database database) {
		return create(folder, name, description, database, LibraryAccess.OWNER);
	}

	/**
	 * Makes a new library.
	 * @throws CatalogueException if something is in the way or the folder can't be made
	 */
	public static Library create(Path folder, String name, String description, Library.Database database,
			LibraryAccess access) {
		Path absolute = folder.toAbsolutePath().normalize();
		if (absolute.toString().contains("?")) {
			throw new CatalogueException("The path of a library can't contain a question mark: " + absolute);
		}
		if (Files.exists(absolute.resolve(FILE), LinkOption.NOFOLLOW_LINKS)) {
			throw new CatalogueException("There is a library at " + absolute + " already.");
		}
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		try {
			Path place = requirePlace(absolute);
			Library library = new Library(place, UUID.randomUUID(), name, description, now, database, access);
			requireEmpty(place);
			access.createFolders(place);
			for (String part : PARTS) {
				access.createFolder(place.resolve(part));
			}
			write(library);
			return library;
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't make a library at " + absolute + ": " + reason(ex), ex);
		}
	}

	/** Where a new library really is: links on the way to it are followed now, once. */
	private static Path requirePlace(Path folder) throws IOException {
		if (Files.exists(folder)) {
			Path real = folder.toRealPath();
			FolderTrust.requirePlace(Objects.requireNonNullElse(real.getParent(), real));
			return real;
		}
		Path existing = folder;
		while (!Files.exists(existing)) {
			existing = Objects.requireNonNull(existing.getParent(), "the root of the file system exists");
		}
		Path real = existing.toRealPath();
		FolderTrust.requirePlace(real);
		return real.resolve(existing.relativize(folder));
	}

	private static void requireEmpty(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (var children = Files.newDirectoryStream(folder)) {
			if (children.iterator().hasNext()) {
				throw new FileAlreadyExistsException(folder.toString(), null,
						"the folder exists and is not empty; choose a new one");
			}
		}
	}

	/**
	 * Opens a library, and closes it to all who have no right to it.
	 * @throws CatalogueException if there is none, others could have changed it, it is
	 * damaged, or a newer Driveyard wrote it
	 */
	public static Library open(Path folder) {
		Path absolute = folder.toAbsolutePath().normalize();
		if (!Files.exists(absolute.resolve(FILE), LinkOption.NOFOLLOW_LINKS)) {
			throw new CatalogueException(Failure.ofPath(FailureCode.NO_LIBRARY,
					"There is no library at " + absolute + ".", absolute.toString()));
		}
		try {
			Path real = absolute.toRealPath();
			String text = read(real.resolve(FILE));
			FolderTrust.require(real, declaredGroup(text));
			Library library = parse(real, text);
			secure(library);
			return library;
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't read " + absolute.resolve(FILE) + ": " + reason(ex), ex);
		}
	}

	/**
	 * What speaks against using a library, in the order of its files; none if it can be
	 * opened.
	 */
	public static List<FolderTrust.Problem> problems(Path folder) throws IOException {
		Path real = folder.toRealPath();
		return FolderTrust.problems(real, declaredGroup(read(real.resolve(FILE))));
	}

	/** The text of the file; nothing where there is no regular one of its size. */
	private static String read(Path file) throws IOException {
		if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			return "";
		}
		return new String(SmallFile.read(file, LARGEST_FILE), StandardCharsets.UTF_8);
	}

	/**
	 * The group that a library says it is shared with, which is not to be believed yet.
	 */
	private static @Nullable String declaredGroup(String text) {
		try {
			return (Json.read(text).get("share") instanceof String group) ? group : null;
		}
		catch (JacksonException | NullPointerException ex) {
			return null;
		}
	}

	private static Library parse(Path folder, String text) {
		try {
			return parse(folder, Json.read(text));
		}
		catch (JacksonException | IllegalArgumentException | DateTimeException | NullPointerException
				| ClassCastException ex) {
			throw new CatalogueException(folder.resolve(FILE) + " is damaged: " + ex.getMessage()
					+ ". Restore it from a backup of the library's folder.", ex);
		}
	}

	/**
	 * Gives the folder and what is directly in it the permissions that they should have,
	 * so far as this user may.
	 */
	static void secure(Library library) {
		LibraryAccess access = library.access();
		Path folder = library.folder();
		try {
			secure(access, folder, access.folderMode());
			for (String part : PARTS) {
				access.createFolder(folder.resolve(part));
			}
			secureFiles(access, folder);
			secureFiles(access, library.logs());
		}
		catch (IOException ex) {
			return; // of another member of its group, or on a disk that is read-only
		}
	}

	private static void secureFiles(LibraryAccess access, Path folder) throws IOException {
		try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
			for (Path child : children) {
				boolean declares = child.endsWith(FILE);
				int mode = declares ? access.declarationMode() : access.fileMode();
				secure(access, child, Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) ? access.folderMode() : mode);
			}
		}
	}

	private static void secure(LibraryAccess access, Path file, int mode) throws IOException {
		try {
			access.secure(file, mode);
		}
		catch (NoSuchFileException ex) {
			return; // another process had it
		}
	}

	private static Library parse(Path folder, Map<String, Object> json) {
		int version = ((Number) required(json, "version")).intValue();
		if (version > VERSION) {
			throw new CatalogueException("The library at " + folder + " has version " + version
					+ ", this Driveyard knows up to " + VERSION + ". Use a newer Driveyard.");
		}
		return new Library(folder, UUID.fromString((String) required(json, "id")), (String) required(json, "name"),
				Objects.requireNonNullElse((String) json.get("description"), ""),
				Instant.parse((String) required(json, "created_at")), database(json.get("database")),
				new LibraryAccess((String) json.get("share")));
	}

	private static Library.Database database(@Nullable Object json) {
		if (!(json instanceof Map<?, ?> map)) {
			return Library.Database.EMBEDDED;
		}
		String url = (String) map.get("url");
		if (url != null) {
			ServerUrl.parse(url);
		}
		return new Library.Database(url, (String) map.get("user"));
	}

	private static Object required(Map<String, Object> json, String key) {
		return Objects.requireNonNull(json.get(key), () -> "'" + key + "' is missing");
	}

	static void write(Library library) throws IOException {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("version", VERSION);
		json.put("id", library.id().toString());
		json.put("name", library.name());
		json.put("description", library.description());
		json.put("created_at", library.created().toString());
		json.put("updated_at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
		if (library.access().group() != null) {
			json.put("share", library.access().group());
		}
		if (library.database().url() != null) {
			Map<String, Object> database = new LinkedHashMap<>();
			database.put("url", library.database().url());
			database.put("user", library.database().user());
			json.put("database", database);
		}
		LibraryAccess access = library.access();
		access.write(library.folder().resolve(FILE), Json.writePretty(json) + "\n", access.declarationMode());
	}

	private static String reason(IOException ex) {
		return (ex instanceof AccessDeniedException) ? "permission denied" : String.valueOf(ex.getMessage());
	}

}
