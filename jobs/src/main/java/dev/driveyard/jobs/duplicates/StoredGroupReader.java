package dev.driveyard.jobs.duplicates;

import java.util.List;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the groups of files that were stored, by id. Keeps the last one and goes on
 * strictly after it. For one thread.
 */
final class StoredGroupReader implements ItemStreamReader<List<DuplicateGroup>> {

	private static final String AFTER = "share.group";

	private static final int GROUPS = 100;

	private final DuplicateGroups groups;

	private final long instance;

	private final BooleanSupplier wanted;

	private final long begun;

	private long after;

	/**
	 * A reader.
	 * @param instance of the job
	 * @param wanted whether there is anything to look for
	 * @param begun the last group that version 0.1 was at, 0 for none
	 */
	StoredGroupReader(DuplicateGroups groups, long instance, BooleanSupplier wanted, long begun) {
		this.groups = groups;
		this.instance = instance;
		this.wanted = wanted;
		this.begun = begun;
	}

	@Override
	public void open(ExecutionContext context) {
		this.after = context.containsKey(AFTER) ? context.getLong(AFTER) : this.begun;
	}

	@Override
	public @Nullable List<DuplicateGroup> read() {
		if (!this.wanted.getAsBoolean()) {
			return null;
		}
		List<DuplicateGroup> page = this.groups.pageById(this.instance, Kind.FILES, this.after, GROUPS);
		if (page.isEmpty()) {
			return null;
		}
		this.after = page.get(page.size() - 1).id();
		return page;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(AFTER, this.after);
	}

}
