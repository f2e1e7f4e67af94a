package dev.driveyard.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads a {@link TreeWalk} in stretches of about so many entries. The order is the
 * walk's: directories before what they hold, siblings by name in UTF-16 order. Restarts
 * strictly after the last directory that was handed out, whose path it keeps in the
 * execution context. For one thread; the walk itself reads ahead on others.
 */
public final class StretchReader implements ItemStreamReader<Stretch> {

	/** Where the path of the last directory is kept. */
	public static final String LAST_PATH = "walk.lastPath";

	private final Supplier<TreeWalk> walks;

	private final @Nullable String until;

	private final int size;

	private @Nullable TreeWalk walk;

	private @Nullable String lastPath;

	private boolean ended;

	/**
	 * @param walks starts the walk
	 * @param until the path of the last directory to read, which need not exist; null for
	 * all
	 * @param size how many entries a stretch holds at least, the last one excepted
	 */
	public StretchReader(Supplier<TreeWalk> walks, @Nullable String until, int size) {
		this.walks = walks;
		this.until = until;
		this.size = size;
	}

	@Override
	public void open(ExecutionContext context) {
		TreeWalk started = this.walks.get();
		this.walk = started;
		this.lastPath = context.containsKey(LAST_PATH) ? context.getString(LAST_PATH) : null;
		this.ended = false;
		if (this.lastPath != null) {
			started.after(this.lastPath);
		}
	}

	@Override
	public @Nullable Stretch read() {
		List<Listing> listings = new ArrayList<>();
		int weight = 0;
		while (weight < this.size && !this.ended) {
			Listing listing = next();
			if (listing == null || isPastEnd(listing)) {
				this.ended = true;
				break;
			}
			listings.add(listing);
			weight += listing.weight();
			this.lastPath = listing.path();
		}
		return listings.isEmpty() ? null : new Stretch(listings);
	}

	private boolean isPastEnd(Listing listing) {
		return this.until != null && WalkOrder.INSTANCE.compare(listing.path(), this.until) > 0;
	}

	private @Nullable Listing next() {
		if (this.walk == null) {
			throw new IllegalStateException("The reader is not open");
		}
		return this.walk.next();
	}

	@Override
	public void update(ExecutionContext context) {
		if (this.lastPath != null) {
			context.putString(LAST_PATH, this.lastPath);
		}
	}

	@Override
	public void close() {
		if (this.walk != null) {
			this.walk.close();
			this.walk = null;
		}
	}

}
