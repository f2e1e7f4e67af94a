package dev.driveyard.cli.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.cli.command.EntryPrinter;
import dev.driveyard.cli.command.Pages;
import dev.driveyard.cli.command.PlaceCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.files.FileKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code driveyard du}.
 */
@Command(name = "du", description = { "Show how much the folders below a folder hold, the largest first.",
		"Apparent sizes of regular files; a file with several names counts once in each folder that holds any." })
public final class DuCommand extends PlaceCommand {

	@Option(names = { "-d", "--max-depth" }, paramLabel = "N", defaultValue = "1",
			description = "Levels to show (default: ${DEFAULT-VALUE}).")
	int maxDepth = 1;

	@Option(names = { "-b", "--bytes" }, description = "Print exact bytes.")
	boolean exact;

	@Override
	protected int run(Session session, CatalogueQueries queries, Item item, String absolute) {
		show(queries, item, absolute, session.library().id(), 0);
		return ExitCodes.DONE;
	}

	private void show(CatalogueQueries queries, Item item, String path, UUID library, int depth) {
		if (this.json) {
			output().json(EntryPrinter.toMap(item, path, library));
		}
		else {
			CatalogueQueries.Totals totals = item.totals();
			String count = (totals != null) ? Format.number(totals.files() + totals.directories()) : "1";
			output().pathLine(
					String.format("%12s %12s  ", this.exact ? item.bytes() : Format.bytes(item.bytes()), count), path,
					false);
		}
		if (depth >= this.maxDepth) {
			return;
		}
		List<Item> directories = new ArrayList<>();
		Pages.forEachChild(queries, item.entry().id(), (child) -> {
			if (child.entry().stat().kind() == FileKind.DIRECTORY) {
				directories.add(child);
			}
		});
		directories.sort(Comparator.comparingLong(Item::bytes).reversed());
		directories.forEach((child) -> show(queries, child, child(path, child.entry().name()), library, depth + 1));
	}

}
