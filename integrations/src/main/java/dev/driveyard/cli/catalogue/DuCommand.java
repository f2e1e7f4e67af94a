package dev.driveyard.cli.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

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
import dev.driveyard.cli.terminal.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code driveyard du}.
 */
@Command(name = "du", description = { "Show how much the folders below a folder hold, the largest first.",
		"Apparent sizes of regular files; a file with several names counts once in each folder that holds any." })
public final class DuCommand extends PlaceCommand implements RemoteCommand {

	@Option(names = { "-d", "--max-depth" }, paramLabel = "N", defaultValue = "1",
			description = "Levels to show (default: ${DEFAULT-VALUE}).")
	int maxDepth = 1;

	@Option(names = { "-b", "--bytes" }, description = "Print exact bytes.")
	boolean exact;

	@Override
	protected int run(Session session, CatalogueQueries queries, Item item, String absolute) {
		UUID library = session.library().id();
		return show(EntryPrinter.toMap(item, absolute, library), (parent, action) -> Pages
			.forEachFolder(queries, RemoteServer.number(parent.get("id")), (child) -> action
				.accept(EntryPrinter.toMap(child, child(RemoteEntries.path(parent), child.entry().name()), library))));
	}

	@Override
	public int callRemote(RemoteServer server) {
		RemoteEntries entries = new RemoteEntries(server, output(), this.json);
		return show(RemoteEntries.plain(entries.at(CommandPaths.encode(typed(this.path)))),
				(parent, action) -> entries.forEachFolder(RemoteServer.number(parent.get("id")), action));
	}

	private int show(Map<String, Object> top, Folders folders) {
		show(folders, top, 0);
		return ExitCodes.DONE;
	}

	private void show(Folders folders, Map<String, Object> entry, int depth) {
		if (this.json) {
			output().json(entry);
		}
		else {
			output().pathLine(line(entry), RemoteEntries.path(entry), false);
		}
		if (depth >= this.maxDepth || !"directory".equals(entry.get("kind"))) {
			return;
		}
		List<Map<String, Object>> directories = new ArrayList<>();
		folders.forEach(entry, directories::add);
		directories.sort(Comparator.comparingLong(DuCommand::bytes).reversed());
		directories.forEach((child) -> show(folders, child, depth + 1));
	}

	private String line(Map<String, Object> entry) {
		String count = entry.containsKey("total_files") ? Format
			.number(RemoteServer.number(entry.get("total_files")) + RemoteServer.number(entry.get("total_directories")))
				: "1";
		return String.format("%12s %12s  ", this.exact ? bytes(entry) : Format.bytes(bytes(entry)), count);
	}

	private static long bytes(Map<String, Object> entry) {
		return RemoteServer.number(entry.containsKey("total_bytes") ? entry.get("total_bytes") : entry.get("size"));
	}

	/**
	 * Tells of the folders in a folder.
	 */
	@FunctionalInterface
	private interface Folders {

		void forEach(Map<String, Object> folder, Consumer<Map<String, Object>> action);

	}

}
