package dev.driveyard.cli.catalogue;

import java.util.ArrayList;
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
 * {@code driveyard tree}.
 */
@Command(name = "tree", description = "Show a folder and what is below it as a tree.")
public final class TreeCommand extends PlaceCommand {

	@Option(names = { "-L", "--max-depth" }, paramLabel = "N", defaultValue = "2",
			description = "Levels to show (default: ${DEFAULT-VALUE}).")
	int maxDepth = 2;

	@Option(names = { "-d", "--directories" }, description = "Show folders only.")
	boolean directoriesOnly;

	@Override
	protected int run(Session session, CatalogueQueries queries, Item item, String absolute) {
		if (!this.json) {
			output().pathLine(size(item), absolute, false);
		}
		show(queries, item, absolute, session.library().id(), "", 1);
		return ExitCodes.DONE;
	}

	private void show(CatalogueQueries queries, Item parent, String path, UUID library, String indent, int depth) {
		if (depth > this.maxDepth) {
			return;
		}
		List<Item> pending = new ArrayList<>(1);
		Pages.forEachChild(queries, parent.entry().id(), (child) -> {
			if (!this.directoriesOnly || isDirectory(child)) {
				if (!pending.isEmpty()) {
					showOne(queries, pending.remove(0), path, library, indent, false, depth);
				}
				pending.add(child);
			}
		});
		if (!pending.isEmpty()) {
			showOne(queries, pending.get(0), path, library, indent, true, depth);
		}
	}

	private void showOne(CatalogueQueries queries, Item item, String parentPath, UUID library, String indent,
			boolean last, int depth) {
		String path = child(parentPath, item.entry().name());
		if (this.json) {
			output().json(EntryPrinter.toMap(item, path, library));
		}
		else {
			output().pathLine(size(item) + indent + (last ? "└── " : "├── "),
					item.entry().name() + (isDirectory(item) ? "/" : ""), false);
		}
		if (isDirectory(item)) {
			show(queries, item, path, library, indent + (last ? "    " : "│   "), depth + 1);
		}
	}

	private static boolean isDirectory(Item item) {
		return item.entry().stat().kind() == FileKind.DIRECTORY;
	}

	private static String size(Item item) {
		return String.format("%10s  ", Format.bytes(item.bytes()));
	}

}
