package dev.driveyard.cli.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
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
import dev.driveyard.files.FileKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code driveyard tree}.
 */
@Command(name = "tree", description = "Show a folder and what is below it as a tree.")
public final class TreeCommand extends PlaceCommand implements RemoteCommand {

	@Option(names = { "-L", "--max-depth" }, paramLabel = "N", defaultValue = "2",
			description = "Levels to show (default: ${DEFAULT-VALUE}).")
	int maxDepth = 2;

	@Option(names = { "-d", "--directories" }, description = "Show folders only.")
	boolean directoriesOnly;

	@Override
	protected int run(Session session, CatalogueQueries queries, Item item, String absolute) {
		UUID library = session.library().id();
		return print(Branch.of(item, absolute, absolute, library), (parent, action) -> Pages
			.forEachChild(queries, parent.id(), (child) -> action
				.accept(Branch.of(child, child.entry().name(), child(parent.path(), child.entry().name()), library))));
	}

	@Override
	public int callRemote(RemoteServer server) {
		RemoteEntries entries = new RemoteEntries(server, output(), this.json);
		Map<String, Object> top = entries.at(CommandPaths.encode(typed(this.path)));
		return print(Branch.of(top, true), (parent, action) -> {
			if (parent.isDirectory()) {
				entries.forEachChild(parent.id(), (child) -> action.accept(Branch.of(child, false)));
			}
		});
	}

	private int print(Branch top, BiConsumer<Branch, Consumer<Branch>> children) {
		if (!this.json) {
			output().pathLine(size(top), top.path(), false);
		}
		show(children, top, "", 1);
		return ExitCodes.DONE;
	}

	private void show(BiConsumer<Branch, Consumer<Branch>> children, Branch parent, String indent, int depth) {
		if (depth > this.maxDepth) {
			return;
		}
		List<Branch> pending = new ArrayList<>(1);
		children.accept(parent, (child) -> {
			if (!this.directoriesOnly || child.isDirectory()) {
				if (!pending.isEmpty()) {
					showOne(children, pending.remove(0), indent, false, depth);
				}
				pending.add(child);
			}
		});
		if (!pending.isEmpty()) {
			showOne(children, pending.get(0), indent, true, depth);
		}
	}

	private void showOne(BiConsumer<Branch, Consumer<Branch>> children, Branch one, String indent, boolean last,
			int depth) {
		if (this.json) {
			output().json(one.object());
		}
		else {
			output().pathLine(size(one) + indent + (last ? "└── " : "├── "),
					one.name() + (one.isDirectory() ? "/" : ""), false);
		}
		if (one.isDirectory()) {
			show(children, one, indent + (last ? "    " : "│   "), depth + 1);
		}
	}

	private static String size(Branch one) {
		return String.format("%10s  ", Format.bytes(one.bytes()));
	}

	/**
	 * An entry of this catalogue or of that of a server elsewhere.
	 *
	 * @param name and path, encoded
	 * @param bytes of it, or of all below it
	 * @param object as programs get it
	 */
	private record Branch(long id, String name, String path, boolean isDirectory, long bytes,
			Map<String, Object> object) {

		static Branch of(Item item, String name, String path, UUID library) {
			return new Branch(item.entry().id(), name, path, item.entry().stat().kind() == FileKind.DIRECTORY,
					item.bytes(), EntryPrinter.toMap(item, path, library));
		}

		static Branch of(Map<String, Object> told, boolean isTop) {
			String path = RemoteEntries.path(told);
			Object bytes = told.containsKey("total_bytes") ? told.get("total_bytes") : told.get("size");
			return new Branch(RemoteServer.number(told.get("id")),
					isTop ? path : path.substring(path.lastIndexOf('/') + 1), path,
					"directory".equals(told.get("kind")), RemoteServer.number(bytes), told);
		}

	}

}
