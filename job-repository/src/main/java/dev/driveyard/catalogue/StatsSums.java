package dev.driveyard.catalogue;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;

import dev.driveyard.catalogue.Statistics.Fact;
import dev.driveyard.catalogue.contents.ContentKind;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;

/**
 * Sums up entries. Of a file with several names, each is counted, and the bytes once.
 */
public final class StatsSums {

	/** How many of the largest files are kept. */
	public static final int LARGEST = 10;

	private static final int LONGEST_EXTENSION = 16;

	private static final long[] SIZE_ENDS = { 1, 4L << 10, 64L << 10, 1L << 20, 16L << 20, 256L << 20, 4L << 30 };

	private static final List<String> SIZES = List.of("empty", "< 4 KiB", "< 64 KiB", "< 1 MiB", "< 16 MiB",
			"< 256 MiB", "< 4 GiB", "4 GiB or more");

	private static final List<String> AGES = List.of("today", "week", "month", "year", "5 years", "older");

	private final long[] ageStarts;

	private final Map<FileKind, Tally> kinds = new HashMap<>();

	private final Map<Long, ContentKind> kindOfType;

	private final Map<ContentKind, Tally> contentKinds = new EnumMap<>(ContentKind.class);

	private final Tally notAnalysed = new Tally("not analysed");

	private final Map<String, Tally> extensions = new HashMap<>();

	private final List<Tally> sizes = SIZES.stream().map(Tally::new).toList();

	private final List<Tally> ages = AGES.stream().map(Tally::new).toList();

	private final PriorityQueue<Fact> largest = new PriorityQueue<>(
			Comparator.comparingLong(Fact::size).thenComparing(Fact::id, Comparator.reverseOrder()));

	/**
	 * @param now ages end here; what was changed later counts as changed today
	 * @param kindOfType the kinds of media types, by their ids
	 */
	public StatsSums(ZonedDateTime now, Map<Long, ContentKind> kindOfType) {
		this.kindOfType = kindOfType;
		ZonedDateTime today = now.truncatedTo(ChronoUnit.DAYS);
		this.ageStarts = new long[] { number(today), number(now.minusWeeks(1)), number(now.minusMonths(1)),
				number(now.minusYears(1)), number(now.minusYears(5)) };
	}

	private static long number(ZonedDateTime time) {
		return FileTimes.of(time.toInstant());
	}

	public void add(Fact fact) {
		long bytes = (fact.firstName() && fact.kind() == FileKind.FILE) ? fact.size() : 0;
		this.kinds.computeIfAbsent(fact.kind(), (kind) -> new Tally(kind.name())).add(bytes);
		if (fact.kind() != FileKind.FILE) {
			return;
		}
		contentKind(fact).add(bytes);
		this.extensions.computeIfAbsent(extension(fact.name()), Tally::new).add(bytes);
		this.sizes.get(sizeClass(fact.size())).add(bytes);
		this.ages.get(age(fact.modified())).add(bytes);
		if (fact.firstName()) {
			this.largest.add(fact);
			if (this.largest.size() > LARGEST) {
				this.largest.remove();
			}
		}
	}

	private Tally contentKind(Fact fact) {
		Long type = fact.type();
		if (type == null) {
			return this.notAnalysed;
		}
		return this.contentKinds.computeIfAbsent(this.kindOfType.getOrDefault(type, ContentKind.UNKNOWN),
				(kind) -> new Tally(kind.name().toLowerCase(Locale.ROOT)));
	}

	/** What is after the last dot, in lower case; nothing if that is the first letter. */
	static String extension(String name) {
		int dot = name.lastIndexOf('.');
		boolean none = dot <= 0 || name.length() - dot - 1 > LONGEST_EXTENSION;
		return none ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
	}

	private static int sizeClass(long size) {
		int at = 0;
		while (at < SIZE_ENDS.length && size >= SIZE_ENDS[at]) {
			at++;
		}
		return at;
	}

	private int age(long modified) {
		int at = 0;
		while (at < this.ageStarts.length && modified < this.ageStarts[at]) {
			at++;
		}
		return at;
	}

	public long count(FileKind kind) {
		Tally tally = this.kinds.get(kind);
		return (tally != null) ? tally.files : 0;
	}

	public long bytes() {
		Tally tally = this.kinds.get(FileKind.FILE);
		return (tally != null) ? tally.bytes : 0;
	}

	public int extensionCount() {
		return this.extensions.size();
	}

	/** The kinds of files with the most bytes first; none where none was analysed. */
	public List<Tally> contentKinds() {
		List<Tally> sorted = new ArrayList<>(this.contentKinds.values());
		sorted.sort(Comparator.comparingLong(Tally::bytes)
			.thenComparing(Tally::files)
			.reversed()
			.thenComparing(Tally::label));
		if (!sorted.isEmpty() && this.notAnalysed.files() > 0) {
			sorted.add(this.notAnalysed);
		}
		return sorted;
	}

	/** The extensions with the most bytes; "" is that of names without. */
	public List<Tally> topExtensions(int most) {
		return this.extensions.values()
			.stream()
			.sorted(Comparator.comparingLong(Tally::bytes)
				.thenComparing(Tally::files)
				.reversed()
				.thenComparing(Tally::label))
			.limit(most)
			.toList();
	}

	public List<Tally> sizes() {
		return this.sizes;
	}

	public List<Tally> ages() {
		return this.ages;
	}

	/** The ids of the largest files, the largest first. */
	public List<Long> largest() {
		List<Fact> sorted = new ArrayList<>(this.largest);
		sorted.sort(Comparator.comparingLong(Fact::size).reversed().thenComparing(Fact::id));
		return sorted.stream().map(Fact::id).toList();
	}

	/**
	 * Files, and their bytes summed.
	 */
	public static final class Tally {

		private final String label;

		private long files;

		private long bytes;

		Tally(String label) {
			this.label = label;
		}

		private void add(long more) {
			this.files++;
			this.bytes += more;
		}

		public String label() {
			return this.label;
		}

		public long files() {
			return this.files;
		}

		public long bytes() {
			return this.bytes;
		}

	}

}
