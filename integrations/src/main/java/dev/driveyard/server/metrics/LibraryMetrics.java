package dev.driveyard.server.metrics;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What comes from the database, kept for some seconds, or for twenty times as long as it
 * took to read: so it never takes more than a twentieth of a connection, however large
 * the history is. Where the database can't be reached, that is said and nothing else.
 */
final class LibraryMetrics implements MetricSource {

	private static final Logger logger = LoggerFactory.getLogger(LibraryMetrics.class);

	private static final int SHARE = 20;

	private final List<MetricSource> sources;

	private final Duration keep;

	/** In nanoseconds. */
	private final LongSupplier clock;

	private String text = "";

	private long until;

	LibraryMetrics(List<MetricSource> sources, Duration keep, LongSupplier clock) {
		this.sources = sources;
		this.keep = keep;
		this.clock = clock;
		this.until = clock.getAsLong();
	}

	@Override
	public synchronized void write(Exposition out) {
		long begun = this.clock.getAsLong();
		if (begun - this.until >= 0) {
			this.text = read();
			long ended = this.clock.getAsLong();
			this.until = ended + Math.max(this.keep.toNanos(), SHARE * (ended - begun));
		}
		out.append(this.text);
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
