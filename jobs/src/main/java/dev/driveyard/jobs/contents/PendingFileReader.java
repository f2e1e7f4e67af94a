package dev.driveyard.jobs.contents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.GroupReaders;
import dev.driveyard.content.files.Reading;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.operate.RunControl.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the files that are to be read of some locations, one after the other, by several
 * threads ahead of the step. An item is what was read within a second. What is done is
 * marked in the catalogue, so it keeps no position: a restart reads what is left. For one
 * thread.
 */
public final class PendingFileReader implements ItemStreamReader<FileReadings> {

	private final Supplier<? extends Collection<PendingLocation>> locations;

	private final Prefetching prefetching;

	private final PrefetchLimits limits;

	private final Deque<PendingLocation> left = new ArrayDeque<>();

	private @Nullable PendingLocation location;

	private volatile @Nullable GroupReaders readers;

	private @Nullable PrefetchingItemReader<FileGroup, Reading> reader;

	private final AtomicLong files = new AtomicLong();

	private volatile long expected;

	private final AtomicLong bytesBefore = new AtomicLong();

	private volatile String current = "";

	/**
	 * A reader.
	 * @param locations asked as it is opened; none where there is nothing to read
	 */
	public PendingFileReader(Supplier<? extends Collection<PendingLocation>> locations, Prefetching prefetching) {
		this(locations, prefetching, PrefetchLimits.ofFiles(prefetching.threads()));
	}

	/**
	 * A reader that goes ahead as far as it may.
	 * @param locations asked as it is opened; none where there is nothing to read
	 */
	public PendingFileReader(Supplier<? extends Collection<PendingLocation>> locations, Prefetching prefetching,
			PrefetchLimits limits) {
		this.locations = locations;
		this.prefetching = prefetching;
		this.limits = limits;
	}

	@Override
	public void open(ExecutionContext context) {
		this.left.addAll(this.locations.get());
		this.expected = this.left.stream().mapToLong(PendingLocation::expected).sum();
	}

	@Override
	public @Nullable FileReadings read() throws Exception {
		PendingLocation at = next();
		while (at != null) {
			List<Reading> readings = read(at.files());
			if (!readings.isEmpty()) {
				Reading last = readings.get(readings.size() - 1);
				this.files.addAndGet(readings.size());
				this.current = path(at, last);
				return new FileReadings(at.location(), readings);
			}
			if (at.files().isDone()) {
				closeLocation();
				at = next();
			}
		}
		return null;
	}

	private static String path(PendingLocation at, Reading reading) {
		return EncodedPaths.below(EncodedPaths.below(at.location().root(), reading.file().directory()),
				reading.file().entry().name());
	}

	private @Nullable PendingLocation next() {
		if (this.location == null) {
			PendingLocation next = this.left.poll();
			if (next != null) {
				GroupReaders made = next.readers().get();
				this.location = next;
				this.readers = made;
				FileGroups groups = new FileGroups(next.files(), next.location().root(), made);
				this.reader = this.prefetching.of(groups, new FileGroupWork(made), this.limits);
			}
		}
		return this.location;
	}

	/** What was read, and what follows from it. */
	private List<Reading> read(PendingFiles pending) throws Exception {
		List<Reading> read = Objects.requireNonNull(this.reader).read();
		List<Reading> all = (read != null) ? new ArrayList<>(read) : new ArrayList<>();
		pending.complete(all);
		return all;
	}

	@Override
	public void update(ExecutionContext context) {
		if (this.location != null) {
			this.location.files().committed();
		}
	}

	/**
	 * How far it is.
	 * @param issues told of so far
	 */
	public Progress progress(String step, long issues) {
		GroupReaders reading = this.readers;
		long bytes = this.bytesBefore.get() + ((reading != null) ? reading.bytes() : 0);
		return new Progress(step, this.files.get(), this.expected, bytes, issues, this.current);
	}

	private void closeLocation() {
		if (this.reader != null) {
			this.reader.close();
			this.reader = null;
		}
		GroupReaders made = this.readers;
		if (made != null) {
			this.bytesBefore.addAndGet(made.bytes());
			this.readers = null;
			made.close();
		}
		this.location = null;
	}

	@Override
	public void close() {
		closeLocation();
		this.left.clear();
	}

}
