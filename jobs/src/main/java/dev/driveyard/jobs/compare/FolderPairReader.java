package dev.driveyard.jobs.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.WalkOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads two trees side by side, folder by folder: each before the folders that it holds,
 * siblings by name in UTF-16 order. Restarts strictly after the last folder that was
 * handed out, whose path it keeps. Two files are read as a folder each that holds nothing
 * else. For one thread; the walks read ahead on others.
 */
final class FolderPairReader implements ItemStreamReader<FolderPair.Stretched> {

	private static final String LAST = "compare.last";

	private static final String UNKNOWN_A = "compare.unknown.a";

	private static final String UNKNOWN_B = "compare.unknown.b";

	/** Between paths: no path has it. */
	private static final String SEPARATOR = "//";

	private static final int ENTRIES = 2000;

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final ComparedTrees trees;

	private @Nullable SideWalk a;

	private @Nullable SideWalk b;

	private @Nullable FolderPair files;

	private @Nullable String last;

	FolderPairReader(ComparedTrees trees) {
		this.trees = trees;
	}

	@Override
	public void open(ExecutionContext context) {
		ComparedSide sideA = this.trees.a();
		ComparedSide sideB = this.trees.b();
		this.last = context.containsKey(LAST) ? context.getString(LAST) : null;
		if (sideA.isFile()) {
			this.files = (this.last != null) ? null
					: new FolderPair("", alone(sideA, sideA.root().name()), alone(sideB, sideA.root().name()));
			return;
		}
		this.a = walk(sideA, told(context, UNKNOWN_A));
		this.b = walk(sideB, told(context, UNKNOWN_B));
	}

	private static Listing alone(ComparedSide side, String name) {
		FileStat file = new FileStat(name, side.root().device(), side.root().stat());
		return Listing.of(file, List.of(file));
	}

	private SideWalk walk(ComparedSide side, Set<String> told) {
		return new SideWalk(side, this.trees.parameters().rules(), this.trees.parameters().threads(), this.last, told);
	}

	private static Set<String> told(ExecutionContext context, String key) {
		return context.containsKey(key) ? new HashSet<>(List.of(context.getString(key).split(SEPARATOR))) : Set.of();
	}

	@Override
	public FolderPair.@Nullable Stretched read() {
		List<FolderPair> pairs = new ArrayList<>();
		long end = System.nanoTime() + PATIENCE_NANOS;
		long entries = 0;
		while (entries < ENTRIES && (pairs.isEmpty() || System.nanoTime() - end < 0)) {
			FolderPair pair = next();
			if (pair == null) {
				break;
			}
			pairs.add(pair);
			entries += 1 + pair.entries();
		}
		return pairs.isEmpty() ? null : new FolderPair.Stretched(pairs);
	}

	private @Nullable FolderPair next() {
		if (this.a == null || this.b == null) {
			FolderPair alone = this.files;
			this.files = null;
			this.last = "";
			return alone;
		}
		FolderPair pair = next(this.a, this.b);
		while (pair != null && isUnknown(pair, this.a, this.b)) {
			pair = next(this.a, this.b);
		}
		return pair;
	}

	private @Nullable FolderPair next(SideWalk walkA, SideWalk walkB) {
		Listing nextA = walkA.peek();
		Listing nextB = walkB.peek();
		if (nextA == null && nextB == null) {
			return null;
		}
		int order = order(nextA, nextB);
		Listing fromA = (order <= 0) ? nextA : null;
		Listing fromB = (order >= 0) ? nextB : null;
		if (fromA != null) {
			walkA.take();
		}
		if (fromB != null) {
			walkB.take();
		}
		FolderPair pair = new FolderPair((fromA != null) ? fromA.path() : path(fromB), fromA, fromB);
		if (this.last == null || WalkOrder.INSTANCE.compare(this.last, pair.path()) < 0) {
			this.last = pair.path();
		}
		return pair;
	}

	private static int order(@Nullable Listing nextA, @Nullable Listing nextB) {
		if (nextA == null || nextB == null) {
			return (nextA == null) ? 1 : -1;
		}
		return WalkOrder.INSTANCE.compare(nextA.path(), nextB.path());
	}

	private static String path(@Nullable Listing listing) {
		return (listing != null) ? listing.path() : "";
	}

	/** What one has where it can't be said what the other has is not compared. */
	private static boolean isUnknown(FolderPair pair, SideWalk walkA, SideWalk walkB) {
		return (pair.a() == null && walkA.isUnknown(pair.path())) || (pair.b() == null && walkB.isUnknown(pair.path()));
	}

	@Override
	public void update(ExecutionContext context) {
		if (this.last != null) {
			context.putString(LAST, this.last);
		}
		keep(context, UNKNOWN_A, this.a);
		keep(context, UNKNOWN_B, this.b);
	}

	private static void keep(ExecutionContext context, String key, @Nullable SideWalk walk) {
		if (walk != null && (!walk.unknown().isEmpty() || context.containsKey(key))) {
			context.putString(key, String.join(SEPARATOR, walk.unknown()));
		}
	}

	@Override
	public void close() {
		if (this.a != null) {
			this.a.close();
		}
		if (this.b != null) {
			this.b.close();
		}
	}

}
