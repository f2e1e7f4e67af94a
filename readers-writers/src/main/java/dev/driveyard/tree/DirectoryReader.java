package dev.driveyard.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * Lists one directory: reads, leaves out what the rules say, sorts, digests. One instance
 * belongs to one thread.
 */
final class DirectoryReader {

	private static final Comparator<FileStat> BY_NAME = Comparator.comparing(FileStat::name);

	private final Backend volume;

	private final String root;

	private final RuleCheck rules;

	private final @Nullable ListingDigest digest;

	DirectoryReader(Backend volume, String root, RuleCheck rules, @Nullable UUID key) {
		this.volume = volume;
		this.root = root;
		this.rules = rules;
		this.digest = (key != null) ? new ListingDigest(volume, key) : null;
	}

	Listing read(WalkNode node) {
		try {
			return list(node);
		}
		catch (IOException ex) {
			return Listing.failed(node.path(), node.self(), ex);
		}
	}

	private Listing list(WalkNode node) throws IOException {
		Children found = this.volume.list(absolute(node.path()), node.self());
		List<Children.Failure> unread = new ArrayList<>(0);
		if (this.rules.readsIgnoreFiles()) {
			node.findIgnores(this.volume, absolute(node.path()), found.stats(), unread);
		}
		Map<String, String> leftOut = new HashMap<>(0);
		List<FileStat> children = keep(node, found.stats(), leftOut);
		children.sort(BY_NAME);
		boolean whole = found.failures().isEmpty() && unread.isEmpty();
		String digest = (this.digest != null && whole) ? this.digest.of(children) : null;
		return new Listing(node.path(), node.self(), Listing.State.LISTED, children, found.failures(), leftOut, unread,
				digest, null);
	}

	private List<FileStat> keep(WalkNode node, List<FileStat> found, Map<String, String> leftOut) {
		List<FileStat> kept = new ArrayList<>(found.size());
		for (FileStat child : found) {
			String rule = this.rules.leavesOut(this.root, node.childPath(child.name()), child.name(),
					child.stat().kind(), node.ignores());
			if (rule == null) {
				kept.add(child);
			}
			else {
				leftOut.put(child.name(), rule);
			}
		}
		return kept;
	}

	String absolute(String relative) {
		if (relative.isEmpty()) {
			return this.root;
		}
		return RuleCheck.absolute(this.root, relative);
	}

}
