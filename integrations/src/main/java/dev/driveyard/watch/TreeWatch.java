package dev.driveyard.watch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.driveyard.storage.local.LocalPaths;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of what happens in the directories of a tree. One thread does nothing but note
 * which directory it was; whoever works that off registers the directories that are new,
 * and only then looks at them, so that nothing falls between.
 */
final class TreeWatch implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TreeWatch.class);

	private final WatchedTree tree;

	private final WatchLimit limit;

	private final DirtyFolders dirty;

	private final WatchService service;

	private final Map<WatchKey, String> paths = new HashMap<>();

	private final TreeMap<String, WatchKey> keys = new TreeMap<>();

	private final Thread drainer;

	private volatile boolean rootLost;

	private volatile long heard;

	private long overflows;

	/**
	 * A watch of nothing yet.
	 * @param dirty is told which directories something was heard of
	 */
	TreeWatch(WatchedTree tree, WatchLimit limit, DirtyFolders dirty) throws IOException {
		this.tree = tree;
		this.limit = limit;
		this.dirty = dirty;
		this.service = FileSystems.getDefault().newWatchService();
		this.drainer = new Thread(this::drain, "watch-events");
		this.drainer.setDaemon(true);
	}

	/** Begins to listen. */
	void start() {
		this.drainer.start();
	}

	private void drain() {
		try {
			while (true) {
				hear(this.service.take());
			}
		}
		catch (InterruptedException | ClosedWatchServiceException ex) {
			logger.debug("Nothing more is heard of {}", this.tree.root());
		}
	}

	/** Notes all that the system has told and that was not noted yet. */
	void hearAll() {
		try {
			for (WatchKey key = this.service.poll(); key != null; key = this.service.poll()) {
				hear(key);
			}
		}
		catch (ClosedWatchServiceException ex) {
			logger.debug("Nothing more is heard of {}", this.tree.root());
		}
	}

	/** What it was does not matter: what is there now is what is looked at. */
	private synchronized void hear(WatchKey key) {
		boolean overflowed = key.pollEvents()
			.stream()
			.anyMatch((event) -> event.kind() == StandardWatchEventKinds.OVERFLOW);
		this.overflows += overflowed ? 1 : 0;
		String path = this.paths.get(key);
		boolean valid = key.reset();
		this.heard = System.currentTimeMillis();
		if (path == null) {
			return;
		}
		if (valid) {
			this.dirty.add(path, System.nanoTime());
			return;
		}
		forget(path, key);
		if (path.isEmpty()) {
			this.rootLost = true;
		}
		this.dirty.add(WatchedTree.parent(path), System.nanoTime());
	}

	/** Whether the root has gone. */
	boolean isRootLost() {
		return this.rootLost;
	}

	/** When something was heard last, milliseconds since 1970; 0 if nothing was. */
	long heard() {
		return this.heard;
	}

	/** How often more happened in a directory than is kept until somebody listens. */
	synchronized long overflows() {
		return this.overflows;
	}

	/** How many directories are watched. */
	synchronized int size() {
		return this.keys.size();
	}

	/**
	 * Registers all directories of the tree, and forgets those that are gone.
	 * @throws WatchLimitException if there are more than may be watched
	 * @throws SilentPartException if a part of it is on a file system that tells nothing
	 */
	void registerAll() throws IOException {
		List<String> before;
		synchronized (this) {
			before = new ArrayList<>(this.keys.keySet());
		}
		List<String> now = registerTree("");
		before.removeAll(new HashSet<>(now));
		before.forEach(this::forgetTree);
		this.rootLost = now.isEmpty();
	}

	/**
	 * Registers what is new in directories, and forgets what is gone.
	 * @return the directories that are new, each with all below it
	 */
	List<String> refresh(List<String> folders) throws IOException {
		List<String> added = new ArrayList<>();
		List<String> gone = new ArrayList<>();
		for (String folder : folders) {
			List<String> children = this.tree.folders(folder);
			for (String child : children) {
				if (isNew(child)) {
					added.add(child);
					registerTree(child);
				}
			}
			gone.addAll(missing(folder, children));
		}
		gone.forEach(this::forgetTree);
		return added;
	}

	/** Whether another directory is at a path than was, if there was one. */
	private boolean isNew(String path) throws IOException {
		WatchKey before;
		synchronized (this) {
			before = this.keys.get(path);
		}
		WatchKey now = register(path);
		return now != null && !now.equals(before);
	}

	/** Those with all below them that were registered. */
	private List<String> registerTree(String top) throws IOException {
		List<String> registered = new ArrayList<>();
		Deque<String> pending = new ArrayDeque<>(List.of(top));
		while (!pending.isEmpty()) {
			String path = pending.pop();
			if (register(path) != null) {
				registered.add(path);
				this.tree.folders(path).forEach(pending::push);
			}
		}
		return registered;
	}

	private synchronized @Nullable WatchKey register(String path) throws IOException {
		if (!this.keys.containsKey(path) && this.keys.size() >= this.limit.watches()) {
			throw new WatchLimitException(this.limit.watches());
		}
		try {
			WatchKey key = directory(path).register(this.service, StandardWatchEventKinds.ENTRY_CREATE,
					StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY);
			String other = this.paths.put(key, path);
			if (other != null && !other.equals(path)) {
				this.keys.remove(other, key); // it was renamed
			}
			this.keys.put(path, key);
			return key;
		}
		catch (NoSuchFileException | NotDirectoryException | AccessDeniedException ex) {
			logger.debug("{} is gone or can't be watched", path, ex);
			return null;
		}
		catch (IOException ex) {
			if (String.valueOf(ex.getMessage()).contains("limit of inotify watches")) {
				throw new WatchLimitException(this.keys.size());
			}
			logger.debug("{} is gone or can't be watched", path, ex);
			return null;
		}
	}

	private Path directory(String path) {
		return LocalPaths.toPath(this.tree.absolute(path));
	}

	/** The directories that were in one and are not. */
	private synchronized Set<String> missing(String folder, List<String> children) {
		String before = folder.isEmpty() ? "" : folder + "/";
		Map<String, WatchKey> below = folder.isEmpty() ? this.keys.tailMap("", false)
				: this.keys.subMap(before, folder + "0");
		Set<String> missing = new HashSet<>();
		for (String known : below.keySet()) {
			int slash = known.indexOf('/', before.length());
			missing.add((slash < 0) ? known : known.substring(0, slash));
		}
		children.forEach(missing::remove);
		return missing;
	}

	private synchronized void forgetTree(String path) {
		Map<String, WatchKey> below = new HashMap<>(this.keys.subMap(path + "/", path + "0"));
		WatchKey self = this.keys.get(path);
		if (self != null) {
			below.put(path, self);
		}
		below.forEach((gone, key) -> {
			if (gone.equals(this.paths.get(key))) {
				key.cancel();
			}
			forget(gone, key);
		});
	}

	private void forget(String path, WatchKey key) {
		this.keys.remove(path, key);
		this.paths.remove(key, path);
	}

	@Override
	public void close() {
		try {
			this.service.close();
			if (this.drainer.isAlive()) {
				this.drainer.join();
			}
		}
		catch (IOException ex) {
			logger.debug("The watch of {} could not be closed", this.tree.root(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
