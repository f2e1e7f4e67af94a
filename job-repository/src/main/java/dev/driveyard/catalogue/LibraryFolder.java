package dev.driveyard.catalogue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Makes and opens the folder of a {@link Library}: {@code library.json},
 * {@code library.db}, {@code sidecars/}, {@code reports/}, {@code logs/}, {@code .lock}.
 */
public final class LibraryFolder {

	/** What a library's folder ends with. */
	public static final String SUFFIX = ".driveyard";

	private static final String FILE = "library.json";

	private static final int VERSION = 1;

	private LibraryFolder() {
	}

	/**
	 * Makes a new library.
	 * @throws CatalogueException if something is in the way or the folder can't be made
	 */
	public static Library create(Path folder, String name, String description, Library.Database database) {
		Path absolute = folder.toAbsolutePath().normalize();
		if (absolute.toString().contains("?")) {
			throw new CatalogueException("The path of a library can't contain a question mark: " + absolute);
		}
		if (Files.exists(absolute.resolve(FILE))) {
			throw new CatalogueException("There is a library at " + absolute + " already.");
		}
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		Library library = new Library(absolute, UUID.randomUUID(), name, description, now, database);
		try {
			requireEmpty(absolute);
			for (String part : new String[] { "sidecars", "reports", "logs" }) {
				Files.createDirectories(absolute.resolve(part));
			}
			write(library);
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't make a library at " + absolute + ": " + reason(ex), ex);
		}
		return library;
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
	 * Opens a library.
	 * @throws CatalogueException if there is none, it is damaged, or a newer Driveyard
	 * wrote it
	 */
	public static Library open(Path folder) {
		Path absolute = folder.toAbsolutePath().normalize();
		Path file = absolute.resolve(FILE);
		if (!Files.isRegularFile(file)) {
			throw new CatalogueException(
					"There is no library at " + absolute + ". Make one with: driveyard library create NAME");
		}
		try {
			return parse(absolute, Json.read(Files.readString(file)));
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't read " + file + ": " + reason(ex), ex);
		}
		catch (JacksonException | IllegalArgumentException | DateTimeException | NullPointerException
				| ClassCastException ex) {
			throw new CatalogueException(
					file + " is damaged: " + ex.getMessage() + ". Restore it from a backup of the library's folder.",
					ex);
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
				Instant.parse((String) required(json, "created_at")), database(json.get("database")));
	}

	private static Library.Database database(@Nullable Object json) {
		return (json instanceof Map<?, ?> map) ? new Library.Database((String) map.get("url"), (String) map.get("user"))
				: Library.Database.EMBEDDED;
	}

	private static Object required(Map<String, Object> json, String key) {
		return Objects.requireNonNull(json.get(key), () -> "'" + key + "' is missing");
	}

	private static void write(Library library) throws IOException {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("version", VERSION);
		json.put("id", library.id().toString());
		json.put("name", library.name());
		json.put("description", library.description());
		json.put("created_at", library.created().toString());
		json.put("updated_at", library.created().toString());
		if (library.database().url() != null) {
			Map<String, Object> database = new LinkedHashMap<>();
			database.put("url", library.database().url());
			database.put("user", library.database().user());
			json.put("database", database);
		}
		Path temporary = library.folder().resolve(FILE + ".tmp");
		Files.writeString(temporary, Json.writePretty(json) + "\n");
		Files.move(temporary, library.folder().resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
	}

	private static String reason(IOException ex) {
		return (ex instanceof AccessDeniedException) ? "permission denied" : String.valueOf(ex.getMessage());
	}

}
