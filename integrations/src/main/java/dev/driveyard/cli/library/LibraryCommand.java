package dev.driveyard.cli.library;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.Libraries;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryCounts;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.catalogue.library.LibraryObject;
import dev.driveyard.catalogue.library.ServerUrl;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.HereOnly;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard library}.
 */
@Command(name = "library", description = "Make and inspect libraries.",
		subcommands = { LibraryCommand.Create.class, LibraryCommand.Info.class, LibraryCommand.ListAll.class,
				LibraryCommand.Unlock.class, LibraryShareCommand.class, LibraryShareCommand.Unshare.class,
				LibraryPruneCommand.class })
public final class LibraryCommand extends GroupCommand {

	/** Why libraries are not made or shared over a network. */
	static final String OF_OWNER = "Only who has an account where a library is makes, lists and shares libraries there."
			+ " What the server says of the one that it works on: driveyard library info";

	/** {@code library create}. */
	@Command(name = "create", description = { "Make a library.",
			"A bare name makes it in the data folder of this user ($XDG_DATA_HOME/driveyard); a path makes it there."
					+ " Its rows go to an SQLite file in the library's folder unless --db-url names a PostgreSQL"
					+ " database; the password for that comes from the PostgreSQL password file, or from"
					+ " DRIVEYARD_DB_PASSWORD with DRIVEYARD_DB_PASSWORD_FOR=USER@HOST:PORT/DATABASE, and is never"
					+ " stored.",
			"Only its owner can reach it, unless --share names a group." })
	static final class Create extends BaseCommand implements HereOnly {

		@Parameters(paramLabel = "NAME|FOLDER", description = "The new library.")
		String target = "";

		@Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "What it is for.")
		String description = "";

		@Option(names = "--share", paramLabel = "GROUP",
				description = "Let the members of this group use it. They trust each other: whoever can write a"
						+ " library decides what Driveyard does with it.")
		@Nullable String share;

		@Option(names = "--db-url", paramLabel = "URL",
				description = "jdbc:postgresql://HOST[:PORT]/DATABASE[?PARAMETER=VALUE&...]")
		@Nullable String databaseUrl;

		@Option(names = "--db-user", paramLabel = "USER", description = "Database user.")
		@Nullable String databaseUser;

		@Override
		public String reason() {
			return OF_OWNER;
		}

		@Override
		public Integer call() {
			Libraries libraries = context().libraries();
			Path folder = libraries.folder(this.target);
			Library library = LibraryFolder.create(folder, name(folder), this.description, database(),
					LibraryShareCommand.access(libraries, folder, this.share));
			try (Session session = context().opener().open(library)) {
				libraries.remember(library.folder());
				print(session.library());
			}
			catch (RuntimeException ex) {
				throw new CatalogueException("The library's folder " + folder + " was made, but its database can't be"
						+ " used: " + ex.getMessage() + ". Remove the folder and try again.", ex);
			}
			return ExitCodes.DONE;
		}

		private static String name(Path folder) {
			String name = folder.getFileName().toString();
			return name.endsWith(LibraryFolder.SUFFIX)
					? name.substring(0, name.length() - LibraryFolder.SUFFIX.length()) : name;
		}

		private Library.Database database() {
			if (this.databaseUrl == null) {
				return Library.Database.EMBEDDED;
			}
			if (this.databaseUrl.toLowerCase(Locale.ROOT).contains("password=")) {
				throw new IllegalArgumentException("Leave the password out of --db-url: it would be stored."
						+ " Set DRIVEYARD_DB_PASSWORD or use the PostgreSQL password file.");
			}
			ServerUrl.parse(this.databaseUrl);
			return new Library.Database(this.databaseUrl, this.databaseUser);
		}

		private void print(Library library) {
			if (this.json) {
				output().json(LibraryObject.of(library));
			}
			else {
				output().line("Made the library '" + library.name() + "' at " + library.folder());
			}
		}

	}

	/** {@code library info}. */
	@Command(name = "info", description = "Show a library: where it is, what it holds, who uses it.")
	static final class Info extends SessionCommand implements RemoteCommand {

		@Override
		protected int run(Session session) {
			return print(LibraryObject.of(session.library(), session.get(LibraryCounts.class)));
		}

		@Override
		public int callRemote(RemoteServer server) {
			return print(server.get("/library"));
		}

		private int print(Map<String, Object> info) {
			if (this.json) {
				output().json(info);
			}
			else {
				info.remove("type");
				info.put("in_use_by", (info.get("in_use_by") instanceof Map<?, ?> owner && !owner.isEmpty())
						? owner.get("owner") + " (process " + owner.get("pid") + ")" : "nobody");
				info.forEach((key, value) -> output().line(String.format("%-12s %s", key.replace('_', ' '), value)));
			}
			return ExitCodes.DONE;
		}

	}

	/** {@code library list}. */
	@Command(name = "list", description = "List the libraries of this user.")
	static final class ListAll extends BaseCommand implements HereOnly {

		@Override
		public String reason() {
			return OF_OWNER;
		}

		@Override
		public Integer call() {
			int code = ExitCodes.DONE;
			for (Path folder : context().libraries().all()) {
				try {
					print(LibraryFolder.open(folder));
				}
				catch (CatalogueException ex) {
					output().note("driveyard: " + ex.getMessage());
					code = ExitCodes.FAILED;
				}
			}
			return code;
		}

		private void print(Library library) {
			if (this.json) {
				output().json(LibraryObject.of(library));
			}
			else {
				output().line(String.format("%-20s %s", library.name(), library.folder()));
			}
		}

	}

	/** {@code library unlock}. */
	@Command(name = "unlock", description = { "Remove the lock that a dead process of another host left behind.",
			"A live process of this host keeps its lock." })
	static final class Unlock extends BaseCommand implements HereOnly {

		@Override
		public String reason() {
			return OF_OWNER;
		}

		@Override
		public Integer call() {
			Library library = library();
			LibraryLock.release(library);
			note("The library at " + library.folder() + " is not locked.");
			return ExitCodes.DONE;
		}

	}

}
