package dev.driveyard.server.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What comes from the database, kept for some seconds, or for twenty times as long as it
 * took to read: so it never takes more than a twentieth of a connection, however large
 * the history is. Who asks is told what is known, while what takes long is read anew.
 * Where the database can't be reached, that is said and nothing else.
 */
final class LibraryMetrics implements MetricSource {

	private static final Logger logger = LoggerFactory.getLogger(LibraryMetrics.class);

	private static final int SHARE = 20;

	/** What takes longer is read beside those who ask. */
	private static final Duration SLOW = Duration.ofSeconds(1);

	private static final Executor DIRECT = Runnable::run;

	private final List<MetricSource> sources;

	private final Duration keep;

	/** In nanoseconds. */
	private final LongSupplier clock;

	private final Executor background;

	private String text = "";

	private volatile boolean reading;

	private boolean slow;

	private long until;

	LibraryMetrics(List<MetricSource> sources, Duration keep, LongSupplier clock, Executor background) {
		this.sources = sources;
		this.keep = keep;
		this.clock = clock;
		this.background = background;
		this.until = clock.getAsLong();
	}

	@Override
	public synchronized void write(Exposition out) {
		if (this.clock.getAsLong() - this.until >= 0 && !this.reading) {
			this.reading = true;
			(this.slow ? this.background : DIRECT).execute(this::refresh);
		}
		out.append(this.text);
	}

	/** By a thread of its own without the lock: nobody who asks waits for it. */
	private void refresh() {
		try {
			long begun = this.clock.getAsLong();
			keep(read(), this.clock.getAsLong() - begun);
		}
		finally {
			this.reading = false;
		}
	}

	private synchronized void keep(String read, long took) {
		this.text = read;
		this.until = this.clock.getAsLong() + Math.max(this.keep.toNanos(), SHARE * took);
		this.slow = took > SLOW.toNanos();
	}

	private String read() {
		try {
			Exposition read = new Exposition();
			this.sources.forEach((source) -> source.write(read));
			return up(1) + read;
		}
		catch (DataAccessException ex) {
			logger.warn("The metrics of the library can't be read now", ex);
			return up(0);
		}
	}

	private static String up(int value) {
		return new Exposition().gauge("driveyard_database_up", "Whether the database can be read.")
			.sample(value)
			.toString();
	}

}
