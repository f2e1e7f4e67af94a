package dev.driveyard.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * A directory that a walk knows of and has listed, is listing or will list: exactly one
 * thread claims it.
 */
final class WalkNode {

	private final String path;

	private final int depth;

	private final FileStat self;

	private final @Nullable WalkNode parent;

	private final AtomicBoolean claimed = new AtomicBoolean();

	private final CompletableFuture<Listing> listing = new CompletableFuture<>();

	private volatile List<WalkNode> children = List.of();

	private volatile @Nullable GitIgnores ignores;

	WalkNode(@Nullable WalkNode parent, String path, int depth, FileStat self) {
		this.parent = parent;
		this.path = path;
		this.depth = depth;
		this.self = self;
	}

	String path() {
		return this.path;
	}

	/** Levels below the start of the walk. */
	int depth() {
		return this.depth;
	}

	FileStat self() {
		return this.self;
	}

	boolean claim() {
		return this.claimed.compareAndSet(false, true);
	}

	CompletableFuture<Listing> listing() {
		return this.listing;
	}

	String name() {
		return this.self.name();
	}

	/** Makes the nodes of those directories among the children that the walk comes to. */
	void setChildren(List<FileStat> stats, WalkSelection selection) {
		List<WalkNode> directories = new ArrayList<>();
		for (int i = 0; i < stats.size(); i++) {
			FileStat stat = stats.get(i);
			if (stat.stat().kind() == FileKind.DIRECTORY && selection.contains(childPath(stat.name()))) {
				directories.add(new WalkNode(this, childPath(stat.name()), this.depth + 1, stat));
			}
		}
		this.children = directories;
	}

	/** The directories that it holds, once it is listed. */
	List<WalkNode> children() {
		return this.children;
	}

	String childPath(String name) {
		return this.path.isEmpty() ? name : this.path + "/" + name;
	}

	/** Reads the rule files that are in force in it. */
	void findIgnores(Backend volume, String absolute, Collection<FileStat> found, List<Children.Failure> problems) {
		GitIgnores above = (this.parent != null) ? this.parent.ignores : GitIgnores.above(volume, absolute, problems);
		this.ignores = GitIgnores.in(volume, above, absolute,
				(name) -> found.stream().anyMatch((child) -> child.name().equals(name)), problems);
	}

	@Nullable GitIgnores ignores() {
		return this.ignores;
	}

}
