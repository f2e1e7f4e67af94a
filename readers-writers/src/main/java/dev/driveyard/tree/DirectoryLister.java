package dev.driveyard.tree;

import java.util.UUID;

import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * Lists single directories of a tree as a {@link TreeWalk} lists all of them. For one
 * thread.
 */
public final class DirectoryLister {

	private final DirectoryReader reader;

	/**
	 * A lister of what is below a directory.
	 * @param root absolute path of the location's root
	 * @param digestKey see {@link WalkOptions#digestKey}
	 */
	public DirectoryLister(Backend volume, String root, Rules rules, @Nullable UUID digestKey) {
		this.reader = new DirectoryReader(volume, root, new RuleCheck(rules), digestKey);
	}

	/**
	 * Lists one.
	 * @param path relative to the root, {@code ""} for the root itself
	 * @param self the directory as it is now
	 */
	public Listing list(String path, FileStat self) {
		return this.reader.read(new WalkNode(null, path, 0, self));
	}

}
