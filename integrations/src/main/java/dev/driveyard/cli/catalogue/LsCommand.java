package dev.driveyard.cli.catalogue;

import java.util.UUID;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.EntryPrinter;
import dev.driveyard.cli.command.Pages;
import dev.driveyard.cli.command.PlaceCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.files.FileKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code driveyard ls}.
 */
@Command(name = "ls", description = { "List a folder as the catalogue knows it.",
		"Sizes of folders are those of all below them, files with several names counted once." })
public final class LsCommand extends PlaceCommand implements RemoteCommand {

	@Option(names = { "-1", "--names" }, description = "Print names only.")
	boolean names;

	@Override
	public int callRemote(RemoteServer server) {
		return new RemoteEntries(server, output(), this.json).list(CommandPaths.encode(typed(this.path)), !this.names);
	}

	@Override
	protected int run(Session session, CatalogueQueries queries, Item item, String absolute) {
		EntryPrinter printer = new EntryPrinter(output(), this.json);
		UUID library = session.library().id();
		if (item.entry().stat().kind() != FileKind.DIRECTORY) {
			printer.print(item, this.json ? absolute : this.path, library, !this.names, false);
			return ExitCodes.DONE;
		}
		Pages.forEachChild(queries, item.entry().id(), (child) -> printer.print(child,
				this.json ? child(absolute, child.entry().name()) : child.entry().name(), library, !this.names, false));
		return ExitCodes.DONE;
	}

}
