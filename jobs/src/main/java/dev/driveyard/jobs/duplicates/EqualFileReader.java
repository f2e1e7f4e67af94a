package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.duplicates.DuplicateGroups.Sharing;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads groups of files that are equal by what the catalogue knows of them, by each thing
 * that they may share. Keeps which of these it was at, and the last content, size and
 * name, and goes on strictly after them. For one thread.
 */
final class EqualFileReader implements ItemStreamReader<EqualFiles> {

	private static final int GROUPS = 5000;

	private final DuplicateGroups groups;

	private final DuplicateParameters parameters;

	private final long instance;

	private final List<Sharing> sharings;

	private GroupPosition position = GroupPosition.of(0);

	/**
	 * A reader.
	 * @param instance of the job
	 */
	EqualFileReader(DuplicateGroups groups, DuplicateParameters parameters, long instance) {
		this.groups = groups;
		this.parameters = parameters;
		this.instance = instance;
		this.sharings = parameters.sharings();
	}

	@Override
	public void open(ExecutionContext context) {
		this.position = GroupPosition.of(context);
	}

	@Override
	public @Nullable EqualFiles read() {
		while (this.position.phase() < this.sharings.size()) {
			Sharing sharing = this.sharings.get(this.position.phase());
			List<DuplicateGroup> found = this.groups.find(this.instance, this.parameters.selection(), sharing, last(),
					GROUPS);
			if (!found.isEmpty()) {
				this.position = after(found.get(found.size() - 1));
				return new EqualFiles(sharing, found);
			}
			this.position = GroupPosition.of(this.position.phase() + 1);
		}
		return null;
	}

	private @Nullable DuplicateGroup last() {
		GroupPosition at = this.position;
		return (at.size() < 0) ? null
				: new DuplicateGroup(0, DuplicateGroup.Kind.FILES, at.number(), at.text(), null, at.size(), 0, 0, 0);
	}

	private GroupPosition after(DuplicateGroup last) {
		Long content = last.content();
		String name = last.name();
		return new GroupPosition(this.position.phase(), (content != null) ? content : 0, last.size(),
				(name != null) ? name : "");
	}

	@Override
	public void update(ExecutionContext context) {
		this.position.save(context);
	}

}
