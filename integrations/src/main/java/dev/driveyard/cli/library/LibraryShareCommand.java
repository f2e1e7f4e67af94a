package dev.driveyard.cli.library;

import java.nio.file.Path;

import dev.driveyard.catalogue.library.Libraries;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryAccess;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.catalogue.library.LibrarySharing;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.HereOnly;
import dev.driveyard.cli.terminal.ExitCodes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard library share}.
 */
@Command(name = "share",
		description = { "Let the members of a group use a library.",
				"They trust each other: whoever can write a library decides what Driveyard does with it. Only its owner"
						+ " and root can share it, and root uses only what root owns." })
final class LibraryShareCommand extends BaseCommand implements HereOnly {

	@Parameters(paramLabel = "GROUP", description = "The group.")
	String group = "";

	@Override
	public String reason() {
		return LibraryCommand.OF_OWNER;
	}

	@Override
	public Integer call() {
		Library library = library();
		change(library, access(context().libraries(), library.folder(), this.group));
		note("The library at " + library.folder() + " is shared with the group " + this.group + ".");
		return ExitCodes.DONE;
	}

	private static void change(Library library, LibraryAccess access) {
		try (LibraryLock lock = LibraryLock.acquire(library, "driveyard library share")) {
			LibrarySharing.change(library, access);
		}
	}

	/** Who may use a library. */
	static LibraryAccess access(Libraries libraries, Path folder, @Nullable String group) {
		if (group != null && libraries.isPrivate(folder)) {
			throw new IllegalArgumentException("Nobody else can reach " + folder.getParent()
					+ ". A library to share needs another place: give it by its path, such as /srv/NAME");
		}
		return new LibraryAccess(group);
	}

	/** {@code library unshare}. */
	@Command(name = "unshare", description = "Keep a library for its owner alone again.")
	static final class Unshare extends BaseCommand implements HereOnly {

		@Override
		public String reason() {
			return LibraryCommand.OF_OWNER;
		}

		@Override
		public Integer call() {
			Library library = library();
			change(library, LibraryAccess.OWNER);
			note("The library at " + library.folder() + " is its owner's alone.");
			return ExitCodes.DONE;
		}

	}

}
