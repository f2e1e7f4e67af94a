package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is in all trashes, the newest last. The order is total: by time, trash and name.
 *
 * @param notes what is there but not used, and why, in sentences
 */
public record TrashListing(List<TrashEntry> entries, List<String> notes) {

	/** The order that they are listed in. */
	public static final Comparator<TrashEntry> ORDER = Comparator
		.comparing(TrashEntry::deleted, Comparator.nullsFirst(Comparator.<LocalDateTime>naturalOrder()))
		.thenComparing((entry) -> entry.folder().path())
		.thenComparing(TrashEntry::name);

	/** Those of a trash that fit. */
	public static TrashListing of(TrashCan trash, Predicate<TrashEntry> wanted) throws IOException {
		List<TrashEntry> entries = new ArrayList<>();
		List<String> notes = trash.list((entry) -> {
			if (wanted.test(entry)) {
				entries.add(entry);
			}
		});
		entries.sort(ORDER);
		return new TrashListing(entries, notes);
	}

}
