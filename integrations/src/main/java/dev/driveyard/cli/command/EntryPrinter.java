package dev.driveyard.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.catalogue.CatalogueQueries.Order;
import dev.driveyard.catalogue.CatalogueQueries.Search;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryUuid;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * Prints entries.
 */
public final class EntryPrinter {

	private static final int PAGE = 2000;

	/** What the object of an entry may have. */
	public static final Set<String> KEYS = Set.of("type", "id", "uuid", "path", "path_base64", "kind", "size",
			"modified", "changed", "mode", "owner", "group", "inode", "links", "target", "target_base64", "total_bytes",
			"total_files", "total_directories");

	private final Output output;

	private final boolean json;

	public EntryPrinter(Output output, boolean json) {
		this.output = output;
		this.json = json;
	}

	/** The documented object of an entry. */
	public static Map<String, Object> toMap(Item item, String path, UUID library) {
		Entry entry = item.entry();
		Map<String, Object> map = BaseCommand.object();
		map.put("type", "entry");
		map.put("id", entry.id());
		map.put("uuid", EntryUuid.of(library, entry.id()).toString());
		BaseCommand.putName(map, "path", path);
		map.put("kind", entry.stat().kind().name().toLowerCase(Locale.ROOT));
		map.put("size", entry.stat().size());
		map.put("modified", Format.isoTime(entry.stat().modified()));
		map.put("changed", Format.isoTime(entry.stat().changed()));
		map.put("mode", String.format("%04o", entry.stat().mode() & 07777));
		map.put("owner", entry.stat().owner());
		map.put("group", entry.stat().group());
		map.put("inode", entry.stat().inode());
		map.put("links", entry.stat().links());
		if (entry.stat().target() != null) {
			BaseCommand.putName(map, "target", entry.stat().target());
		}
		CatalogueQueries.Totals totals = item.totals();
		if (totals != null) {
			map.put("total_bytes", totals.bytes());
			map.put("total_files", totals.files());
			map.put("total_directories", totals.directories());
		}
		return map;
	}

	/** A line as of {@code ls -l}. */
	public void print(Item item, String path, UUID library, boolean detailed, boolean endWithNul) {
		if (this.json) {
			this.output.json(toMap(item, path, library));
			return;
		}
		FileAttributes stat = item.entry().stat();
		if (detailed) {
			line(stat.kind(), item.bytes(), Format.time(stat.modified()), path, stat.target(), endWithNul);
		}
		else {
			this.output.pathLine("", path, endWithNul);
		}
	}

	/** An entry that a server elsewhere tells of. */
	public void print(Map<String, Object> told, String path, boolean detailed, boolean endWithNul) {
		if (this.json) {
			this.output.json(told);
		}
		else if (detailed) {
			Object bytes = told.containsKey("total_bytes") ? told.get("total_bytes") : told.get("size");
			line(FileKind.valueOf(String.valueOf(told.get("kind")).toUpperCase(Locale.ROOT)),
					(bytes instanceof Number number) ? number.longValue() : 0,
					Format.time(Instant.parse(String.valueOf(told.get("modified")))), path,
					(told.get("target") != null) ? told.get("target").toString() : null, endWithNul);
		}
		else {
			this.output.pathLine("", path, endWithNul);
		}
	}

	private void line(FileKind kind, long bytes, String modified, String path, @Nullable String target,
			boolean endWithNul) {
		String before = String.format("%s %10s  %s  ", symbol(kind), Format.bytes(bytes), modified);
		String after = ((kind == FileKind.DIRECTORY) ? "/" : "")
				+ ((target != null) ? " -> " + EncodedName.display(target) : "");
		this.output.pathLine(before, path + after, endWithNul);
	}

	private static String symbol(FileKind kind) {
		return switch (kind) {
			case FILE -> "-";
			case DIRECTORY -> "d";
			case LINK -> "l";
			case SPECIAL -> "s";
		};
	}

	/** Prints all that fits, a page at a time. */
	public long printAll(CatalogueQueries queries, Search search, AddressText addresses, UUID library, long limit,
			boolean detailed, boolean endWithNul) {
		long printed = 0;
		long after = -1;
		while (printed < limit) {
			List<FoundItem> page = queries.find(search, after,
					(int) Math.min(limit - printed, (search.order() == Order.ID) ? PAGE : limit));
			for (FoundItem found : page) {
				print(found.item(), addresses.of(found.address()), library, detailed, endWithNul);
				after = found.item().entry().id();
			}
			printed += page.size();
			if (page.size() < PAGE || search.order() != Order.ID) {
				break;
			}
		}
		return printed;
	}

}
