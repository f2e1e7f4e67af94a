package dev.driveyard.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.driveyard.tokens.AccessTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Remembers when each token was used last, and writes it down now and then, so that no
 * request waits for that.
 */
public final class TokenUse implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TokenUse.class);

	private static final Duration PAUSE = Duration.ofSeconds(30);

	private final AccessTokens tokens;

	private final Clock clock;

	private final ScheduledThreadPoolExecutor timer;

	private Map<Long, Instant> used = new HashMap<>();

	public TokenUse(AccessTokens tokens, Clock clock) {
		this.tokens = tokens;
		this.clock = clock;
		this.timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "token-use");
			thread.setDaemon(true);
			return thread;
		});
		var unused = this.timer.scheduleWithFixedDelay(this::write, PAUSE.toMillis(), PAUSE.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	synchronized void used(long token) {
		this.used.put(token, this.clock.instant());
	}

	private synchronized Map<Long, Instant> take() {
		Map<Long, Instant> taken = this.used;
		this.used = new HashMap<>();
		return taken;
	}

	void write() {
		try {
			take().forEach(this.tokens::used);
		}
		catch (DataAccessException ex) {
			logger.warn("When tokens were used could not be written down", ex);
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		write();
	}

}
