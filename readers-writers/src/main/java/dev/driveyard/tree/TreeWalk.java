package dev.driveyard.tree;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every directory of a tree, each once, before the directories it holds, siblings by name
 * in UTF-16 order. The path of the last listing is the key to go on after: {@link #after}
 * finds that place again, also when the directory or some above it are gone. For one
 * consumer; other threads read ahead of it.
 */
public final class TreeWalk implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TreeWalk.class);

	private final Backend volume;

	private final String start;

	private final WalkOptions options;

	private final DirectoryReader reader;

	private final ReadAhead readAhead;

	private final Deque<WalkNode> stack = new ArrayDeque<>();

	private final WalkNode top;

	private @Nullable Listing failed;

	/**
	 * A walk of everything below a directory.
	 * @param root absolute path of the location's root
	 * @param start relative path of the directory to start with, {@code ""} for the root
	 * @param self that directory as it is now
	 */
	public TreeWalk(Backend volume, String root, String start, FileStat self, Rules rules, WalkOptions options) {
		RuleCheck check = new RuleCheck(rules);
		this.volume = volume;
		this.start = start;
		this.options = options;
		this.reader = new DirectoryReader(volume, root, check, options.digestKey());
		this.readAhead = new ReadAhead(options.walkers(), () -> {
			DirectoryReader own = new DirectoryReader(volume, root, check, options.digestKey());
			return (node) -> list(node, own);
		});
		this.top = new WalkNode(null, start, 0, self);
		this.stack.push(this.top);
	}

	/**
	 * Goes to the place right after the directory with this path. Where a directory on
	 * the way can't be listed, the walk goes on with that failure. To be called before
	 * {@link #next}.
	 */
	public TreeWalk after(String path) {
		this.stack.clear();
		WalkNode node = this.top;
		String rest = path.equals(this.start) ? "" : path.substring(this.start.isEmpty() ? 0 : this.start.length() + 1);
		while (node != null && node.claim()) {
			Listing listing = list(node, this.reader);
			this.failed = (listing.state() == Listing.State.FAILED) ? listing : null;
			int slash = rest.indexOf('/');
			String name = (slash < 0) ? rest : rest.substring(0, slash);
			List<WalkNode> later = node.children()
				.stream()
				.filter((child) -> child.name().compareTo(name) > 0)
				.toList();
			push(later);
			offer(later);
			node = node.children().stream().filter((child) -> child.name().equals(name)).findFirst().orElse(null);
			rest = (slash < 0) ? "" : rest.substring(slash + 1);
		}
		return this;
	}

	/**
	 * The next directory.
	 * @return null at the end
	 * @throws RootLostException if the start is gone, which would make all else look gone
	 * too
	 */
	public @Nullable Listing next() {
		Listing onTheWay = this.failed;
		if (onTheWay != null) {
			this.failed = null;
			requireStart();
			return onTheWay;
		}
		WalkNode node = this.stack.poll();
		if (node == null) {
			requireStart();
			return null;
		}
		Listing listing = take(node);
		if (listing.state() == Listing.State.FAILED) {
			requireStart();
		}
		push(node.children());
		return listing;
	}

	/** Tells one directory that went away from all of them: then the disk did. */
	private void requireStart() {
		String path = this.reader.absolute(this.start);
		try {
			if (this.volume.stat(path).sameFile(this.top.self())) {
				return;
			}
		}
		catch (IOException ex) {
			logger.debug("Can't read {}", path, ex);
		}
		throw new RootLostException(path);
	}

	private Listing take(WalkNode node) {
		if (node.claim()) {
			Listing listing = list(node, this.reader);
			offer(node.children());
			return listing;
		}
		try {
			Listing listing = node.listing().join();
			this.readAhead.taken(listing);
			return listing;
		}
		catch (CompletionException ex) {
			throw new IllegalStateException("The walk failed at " + node.path(), ex.getCause());
		}
	}

	private void push(List<WalkNode> children) {
		for (int i = children.size() - 1; i >= 0; i--) {
			this.stack.push(children.get(i));
		}
	}

	private void offer(List<WalkNode> children) {
		if (!children.isEmpty()) {
			this.readAhead.offer(children);
		}
	}

	private Listing list(WalkNode node, DirectoryReader with) {
		boolean foreign = this.options.oneFileSystem() && node.self().device() != this.top.self().device();
		if (foreign || node.depth() >= this.options.maxDepth()) {
			return Listing.notEntered(node.path(), node.self());
		}
		Listing listing = with.read(node);
		node.setChildren(listing.children(), this.options.selection());
		return listing;
	}

	@Override
	public void close() {
		this.readAhead.close();
	}

	/**
	 * Reads a directory that the walk starts with.
	 * @throws IOException if it is gone or no directory
	 */
	public static FileStat startStat(Backend volume, String path) throws IOException {
		FileStat stat = volume.stat(path);
		if (stat.stat().kind() != FileKind.DIRECTORY) {
			throw new NotDirectoryException(path);
		}
		return stat;
	}

}
