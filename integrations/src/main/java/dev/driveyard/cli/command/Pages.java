package dev.driveyard.cli.command;

import java.util.List;
import java.util.function.Consumer;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.Item;

/**
 * Goes through the children of a directory a page at a time.
 */
public final class Pages {

	private static final int SIZE = 1000;

	private Pages() {
	}

	public static void forEachChild(CatalogueQueries queries, long parent, Consumer<Item> action) {
		String after = "";
		List<Item> page;
		do {
			page = queries.children(parent, after, SIZE);
			for (Item item : page) {
				action.accept(item);
				after = item.entry().name();
			}
		}
		while (page.size() == SIZE);
	}

}
