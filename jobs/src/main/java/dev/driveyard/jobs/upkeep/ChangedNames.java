package dev.driveyard.jobs.upkeep;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationFile;
import org.jspecify.annotations.Nullable;

/**
 * The names that the operations of a run can have changed in the directories that hold
 * their sources and targets, and in those above.
 */
final class ChangedNames {

	private final Map<String, Set<String>> names = new HashMap<>();

	private boolean known = true;

	private ChangedNames() {
	}

	/**
	 * Finds them.
	 * @param directories in which something changed
	 */
	static ChangedNames of(List<Operation> operations, Journal journal, Collection<String> directories) {
		ChangedNames changed = new ChangedNames();
		for (Operation operation : operations) {
			switch (operation.action()) {
				case COPY, MOVE, TRASH, DELETE, ERASE -> changed.add(operation, journal);
				default -> changed.known = false;
			}
		}
		directories.forEach(changed::add);
		return changed;
	}

	private void add(Operation operation, Journal journal) {
		add(operation.source());
		String target = operation.target();
		if (target != null) {
			add(target);
			for (OperationFile file : journal.files(operation.id(), 0)) {
				String name = file.targetName();
				if (name != null) {
					add(EncodedPaths.below(EncodedPaths.parent(target), name));
				}
			}
		}
	}

	private void add(String path) {
		if (!path.equals("/")) {
			this.names.computeIfAbsent(EncodedPaths.parent(path), (key) -> new HashSet<>())
				.add(EncodedPaths.name(path));
		}
	}

	/** Those in a directory; null if others may have changed there too. */
	@Nullable Set<String> in(String directory) {
		return this.known ? this.names.getOrDefault(directory, Set.of()) : null;
	}

}
