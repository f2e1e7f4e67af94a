package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.FileStat;

/**
 * Visits all trashes that there are, each once though it be mounted twice.
 */
final class TrashTour {

	private final TrashFolders folders;

	private final Set<List<Long>> visited = new HashSet<>();

	TrashTour(TrashFolders folders) {
		this.folders = folders;
	}

	/**
	 * Visits them until the visitor has enough.
	 * @return what is there but was not visited, and why, in sentences
	 */
	List<String> each(Visitor visitor) throws IOException {
		List<String> left = new ArrayList<>();
		for (TrashFolder folder : this.folders.all()) {
			try (OpenTrash trash = this.folders.open(folder)) {
				if (trash != null && isNew(trash) && !visitor.visit(trash)) {
					break;
				}
			}
			catch (CannotTrashException ex) {
				left.add(EncodedName.display(folder.path()) + " is not used: " + ex.getReason());
			}
		}
		return left;
	}

	private boolean isNew(OpenTrash trash) throws IOException {
		FileStat self = trash.root().self();
		return this.visited.add(List.of(self.device(), self.stat().inode()));
	}

	/**
	 * Is shown trashes.
	 */
	@FunctionalInterface
	interface Visitor {

		/** Whether to go on. */
		boolean visit(OpenTrash trash) throws IOException;

	}

}
