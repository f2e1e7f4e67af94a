package dev.driveyard.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.StatsSums.Tally;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the catalogue as an object for programs.
 */
public final class StatsObject {

	private StatsObject() {
	}

	/**
	 * The documented object.
	 * @param path of the folder that was looked below, encoded; null for everywhere
	 * @param texts makes the encoded text of an address
	 * @param top how many extensions to tell
	 */
	public static Map<String, Object> of(@Nullable String path, StatsSums sums, Statistics statistics,
			Statistics.@Nullable Below below, Function<Address, String> texts, int top) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("type", "stats");
		if (path != null) {
			EncodedName.put(object, "path", path);
		}
		object.put("files", sums.count(FileKind.FILE));
		object.put("directories", sums.count(FileKind.DIRECTORY));
		object.put("links", sums.count(FileKind.LINK));
		object.put("special", sums.count(FileKind.SPECIAL));
		object.put("bytes", sums.bytes());
		object.put("kinds", list("kind", sums.contentKinds()));
		object.put("extensions", list("extension", sums.topExtensions(top)));
		object.put("extension_count", sums.extensionCount());
		object.put("sizes", list("size", sums.sizes()));
		object.put("ages", list("age", sums.ages()));
		object.put("largest", largest(statistics.placed(sums.largest()), texts));
		object.put("contents", contents(statistics.contents(below)));
		return object;
	}

	private static List<Map<String, Object>> list(String key, List<Tally> tallies) {
		return tallies.stream().map((tally) -> {
			Map<String, Object> map = new LinkedHashMap<>();
			EncodedName.put(map, key, tally.label());
			map.put("files", tally.files());
			map.put("bytes", tally.bytes());
			return map;
		}).toList();
	}

	private static List<Map<String, Object>> largest(List<FoundItem> found, Function<Address, String> texts) {
		List<FoundItem> largest = new ArrayList<>(found);
		largest.sort(Comparator.comparingLong((FoundItem file) -> file.item().entry().stat().size())
			.reversed()
			.thenComparing((file) -> file.item().entry().id()));
		return largest.stream().map((file) -> {
			Map<String, Object> map = new LinkedHashMap<>();
			EncodedName.put(map, "path", texts.apply(file.address()));
			map.put("size", file.item().entry().stat().size());
			return map;
		}).toList();
	}

	private static Map<String, Object> contents(Statistics.ContentSums sums) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("files", sums.files());
		map.put("distinct", sums.distinct());
		map.put("repeated_bytes", sums.repeatedBytes());
		return map;
	}

}
