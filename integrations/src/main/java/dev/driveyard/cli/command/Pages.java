package dev.driveyard.cli.command;

import java.util.List;
import java.util.function.Consumer;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the children of a directory a page at a time.
 */
public final class Pages {

	private static final int SIZE = 1000;

	private Pages() {
	}

	/** All children, by name. */
	public static void forEachChild(CatalogueQueries queries, long parent, Consumer<Item> action) {
		forEachChild(queries, parent, null, action);
	}

	/** The folders among them. */
	public static void forEachFolder(CatalogueQueries queries, long parent, Consumer<Item> action) {
		forEachChild(queries, parent, FileKind.DIRECTORY, action);
	}

	private static void forEachChild(CatalogueQueries queries, long parent, @Nullable FileKind kind,
			Consumer<Item> action) {
		String after = "";
		List<Item> page;
		do {
			page = queries.children(parent, kind, after, SIZE);
			for (Item item : page) {
				action.accept(item);
				after = item.entry().name();
			}
		}
		while (page.size() == SIZE);
	}

}
