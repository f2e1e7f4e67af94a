package dev.driveyard.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.DirectoryLister;
import dev.driveyard.tree.Rules;
import org.jspecify.annotations.Nullable;

/**
 * The directories of a location that an index of it would come to, as they are now. Links
 * are not followed, and what rules leave out is left out. For one thread.
 */
final class WatchedTree {

	private final Backend backend;

	private final String root;

	private final DirectoryLister lister;

	private final Set<Long> heard = new HashSet<>();

	private @Nullable FileStat rootStat;

	WatchedTree(Backend backend, Location location) {
		this.backend = backend;
		this.root = location.root();
		this.lister = new DirectoryLister(backend, location.root(),
				Rules.of(Json.read(location.rules())).withoutUnusable(), null);
	}

	/** Where it is. */
	String root() {
		return this.root;
	}

	/** Looks for its root, and keeps which directory that is. */
	boolean findRoot() {
		this.rootStat = stat();
		return this.rootStat != null;
	}

	/** Whether its root is the one that was found. */
	boolean isSameRoot() {
		FileStat before = this.rootStat;
		FileStat now = stat();
		return before != null && now != null && before.sameFile(now);
	}

	private @Nullable FileStat stat() {
		try {
			FileStat stat = this.backend.stat(this.root);
			return (stat.stat().kind() == FileKind.DIRECTORY) ? stat : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	String absolute(String path) {
		if (path.isEmpty()) {
			return this.root;
		}
		return this.root.equals("/") ? "/" + path : this.root + "/" + path;
	}

	static String parent(String path) {
		int slash = path.lastIndexOf('/');
		return (slash < 0) ? "" : path.substring(0, slash);
	}

	/**
	 * The directories in one, by their paths; none if that is gone.
	 * @throws SilentPartException if it is on a file system that tells nothing
	 */
	List<String> folders(String path) throws IOException {
		FileStat self;
		try {
			self = this.backend.stat(absolute(path));
		}
		catch (IOException ex) {
			return List.of();
		}
		if (self.stat().kind() != FileKind.DIRECTORY) {
			return List.of();
		}
		requireTold(path, self.device());
		List<String> folders = new ArrayList<>();
		for (FileStat child : this.lister.list(path, self).children()) {
			if (child.stat().kind() == FileKind.DIRECTORY) {
				folders.add(path.isEmpty() ? child.name() : path + "/" + child.name());
			}
		}
		return folders;
	}

	/** Makes sure that what happens there is told. */
	private void requireTold(String path, long device) throws SilentPartException {
		if (this.heard.contains(device)) {
			return;
		}
		String type = this.backend.fileSystem(device).fileSystem();
		if (SilentFileSystems.contains(type)) {
			throw new SilentPartException(EncodedName.display(absolute(path)), type);
		}
		this.heard.add(device);
	}

}
