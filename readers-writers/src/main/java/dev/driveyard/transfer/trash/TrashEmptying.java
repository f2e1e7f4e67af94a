package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.driveyard.storage.Backend;
import dev.driveyard.transfer.removal.Removal;
import dev.driveyard.transfer.removal.RemovalOptions;
import dev.driveyard.transfer.removal.TreeRemover;
import org.jspecify.annotations.Nullable;

/**
 * Removes from one trash for good what a filter says, each file before its note, so that
 * one that was killed can be gone on with.
 */
final class TrashEmptying {

	private final TrashFilter filter;

	private final RemovalOptions options;

	private final Consumer<Removal> outcomes;

	private final TreeRemover remover;

	TrashEmptying(Backend volume, TrashFilter filter, RemovalOptions options, Consumer<Removal> outcomes) {
		this.filter = filter;
		this.options = options;
		this.outcomes = outcomes;
		this.remover = new TreeRemover(volume, options);
	}

	/**
	 * Empties it.
	 * @return whether it came to the end without being stopped
	 */
	boolean empty(OpenTrash trash) throws IOException {
		Set<String> names = new TreeSet<>(trash.notedNames());
		trash.files().eachName(names::add);
		Set<String> gone = new TreeSet<>();
		boolean finished = removeAll(trash, names, gone);
		DirectorySizes sizes = new DirectorySizes(trash);
		sizes.remove(gone::contains);
		if (finished && this.filter.equals(TrashFilter.ALL)) {
			sizes.sweep();
		}
		return finished;
	}

	private boolean removeAll(OpenTrash trash, Set<String> names, Set<String> gone) throws IOException {
		for (String name : names) {
			if (this.options.stopped().getAsBoolean()) {
				return false;
			}
			if (matches(trash.folder(), trash.read(name)) && remove(trash, name)) {
				gone.add(name);
			}
		}
		return true;
	}

	private boolean matches(TrashFolder folder, @Nullable TrashInfo info) {
		return (info != null) ? this.filter.matches(folder.original(info), info.deleted())
				: this.filter.matches(null, null);
	}

	/**
	 * Removes one thing.
	 * @return whether it is gone
	 */
	boolean remove(OpenTrash trash, String name) throws IOException {
		this.remover.remove(trash.folder().file(name), null, this.outcomes);
		if (trash.file(name) != null) {
			return false;
		}
		trash.forget(name);
		return true;
	}

}
