package dev.driveyard.server.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down addresses that show wrong tokens: after some of them each further one makes
 * the address wait twice as long. Only wrong tokens wait: whoever shows a right one is
 * not asked for here, whatever others at the same address do.
 */
public final class FailedLogins {

	private static final int FREE = 5;

	private static final Duration LONGEST = Duration.ofSeconds(60);

	private static final Duration FORGOTTEN = Duration.ofMinutes(15);

	private static final int MOST = 10_000;

	private final LongSupplier clock;

	private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75F, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
			return size() > MOST;
		}

	};

	public FailedLogins() {
		this(() -> System.nanoTime() / 1_000_000);
	}

	/**
	 * For tests.
	 * @param clock in milliseconds
	 */
	FailedLogins(LongSupplier clock) {
		this.clock = clock;
	}

	/** How long an address has to wait, 0 if it need not. */
	synchronized long secondsToWait(String address) {
		Failures before = this.failures.get(address);
		long now = this.clock.getAsLong();
		if (before == null || before.until() <= now) {
			return 0;
		}
		return (before.until() - now + 999) / 1000;
	}

	/** An address has shown a wrong token. */
	synchronized void failed(String address) {
		long now = this.clock.getAsLong();
		Failures before = this.failures.get(address);
		int count = (before == null || before.last() + FORGOTTEN.toMillis() < now) ? 1 : before.count() + 1;
		long pause = (count < FREE) ? 0 : Math.min(LONGEST.toMillis(), 1000L << Math.min(count - FREE, 10));
		this.failures.put(address, new Failures(count, now, now + pause));
	}

	/**
	 * Of one address.
	 *
	 * @param until when it may try again
	 */
	private record Failures(int count, long last, long until) {
	}

}
