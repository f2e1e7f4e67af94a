package dev.driveyard.jobs.validate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.findings.CheckScope;
import dev.driveyard.catalogue.findings.CheckScope.Part;
import dev.driveyard.catalogue.findings.FileChecks;
import dev.driveyard.catalogue.scan.CatalogueReader;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Reads the directories that the catalogue knows, with what is in them, some of one part
 * of the scope as one item: in the order of their ids. Keeps the last one of each part
 * and goes on strictly after it. For one thread.
 */
final class KnownDirectoryReader implements ItemStream {

	/** With the location and the path in it: the last directory that is done. */
	private static final String AFTER = "basic.";

	private static final int PAGE = 500;

	/** Directories in an item. */
	private static final int DIRECTORIES = 50;

	/** Entries in an item, beside those of its last directory. */
	private static final int ENTRIES = 4000;

	private final FileChecks checks;

	private final ScopePlaces places;

	private final DataSource readDataSource;

	private CheckScope scope = new CheckScope(List.of());

	private final Deque<KnownDirectory> page = new ArrayDeque<>();

	private final Map<String, Long> after = new HashMap<>();

	private int part;

	private volatile long total;

	private volatile String current = "";

	private @Nullable CatalogueReader catalogue;

	/**
	 * A reader.
	 * @param readDataSource connections that only read
	 */
	KnownDirectoryReader(FileChecks checks, ScopePlaces places, DataSource readDataSource) {
		this.checks = checks;
		this.places = places;
		this.readDataSource = readDataSource;
	}

	/** Goes on where the context says, in what is there. */
	void begin(CheckScope present, ExecutionContext context) {
		this.scope = present;
		this.scope.parts().forEach((each) -> this.after.put(key(each), context.getLong(key(each), 0)));
	}

	/** Some of them, null at the end. */
	CheckItem.@Nullable Directories read() {
		CatalogueReader known = catalogue();
		while (this.page.isEmpty() && this.part < this.scope.parts().size()) {
			fill(this.scope.parts().get(this.part));
		}
		if (this.page.isEmpty()) {
			return null;
		}
		Part at = this.scope.parts().get(this.part);
		List<CheckItem.Directory> some = new ArrayList<>();
		int entries = 0;
		while (some.size() < DIRECTORIES && entries < ENTRIES && !this.page.isEmpty()) {
			KnownDirectory next = this.page.remove();
			List<Entry> children = children(known, at, next);
			entries += children.size();
			some.add(new CheckItem.Directory(next, children));
			this.after.put(key(at), next.id());
			this.current = this.places.directory(next.location(), next.path());
		}
		return new CheckItem.Directories(at, some);
	}

	private CatalogueReader catalogue() {
		if (this.catalogue == null) {
			this.total = this.checks.entries(this.scope);
			this.catalogue = new CatalogueReader(this.readDataSource);
		}
		return this.catalogue;
	}

	private void fill(Part at) {
		long last = Objects.requireNonNull(this.after.get(key(at)));
		this.page.addAll(this.checks.directories(at, last, PAGE));
		if (this.page.isEmpty()) {
			this.part++;
		}
	}

	/** Parts come and go with their disks, their names stay. */
	private static String key(Part part) {
		String name = part.name();
		return AFTER + part.location() + "/" + part.below() + ((name != null) ? "//" + name : "");
	}

	private static List<Entry> children(CatalogueReader known, Part at, KnownDirectory directory) {
		if (at.name() == null) {
			return known.childrenOf(directory.id());
		}
		Entry child = known.childOf(directory.id(), at.name());
		return (child != null) ? List.of(child) : List.of();
	}

	@Override
	public void update(ExecutionContext context) {
		this.after.forEach(context::putLong);
	}

	/** How far it is. */
	Progress progress(String step, StepCounts<ValidateCount> counts) {
		return new Progress(step, counts.get(ValidateCount.ENTRIES), this.total, 0, counts.get(ValidateCount.ISSUES),
				this.current);
	}

	@Override
	public void close() {
		if (this.catalogue != null) {
			this.catalogue.close();
			this.catalogue = null;
		}
	}

}
