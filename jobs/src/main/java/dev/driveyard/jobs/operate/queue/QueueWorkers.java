package dev.driveyard.jobs.operate.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.driveyard.jobs.operate.ActiveRuns;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.runs.requests.RequestStore.Taken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs what waits in the queue, as many at a time as {@link RunLimits} allows, from the
 * start of the application to its end. At the end the runs stop at their next chunk, and
 * their requests wait: the next start, or another process, goes on with them.
 */
public final class QueueWorkers implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(QueueWorkers.class);

	/** Begins before a web server does, and ends after it. */
	private static final int PHASE = DEFAULT_PHASE - 4096;

	private final QueueTurns turns;

	private final RequestRunner runner;

	private final ActiveRuns active;

	private final RunLimits limits;

	/** Makes what calls the runnable when another process has something to tell. */
	private final Function<Runnable, AutoCloseable> listening;

	private final boolean starting;

	/** The run of each request that a worker has, 0 before it begins. */
	private final Map<Long, Long> mine = new ConcurrentHashMap<>();

	private final List<Thread> workers = new ArrayList<>();

	private @Nullable AutoCloseable listener;

	private volatile boolean running;

	private volatile boolean ending;

	QueueWorkers(QueueTurns turns, RequestRunner runner, ActiveRuns active, RunLimits limits,
			Function<Runnable, AutoCloseable> listening, boolean starting) {
		this.turns = turns;
		this.runner = runner;
		this.active = active;
		this.limits = limits;
		this.listening = listening;
		this.starting = starting;
	}

	/** A process may only look at the queue. */
	@Override
	public boolean isAutoStartup() {
		return this.starting;
	}

	@Override
	public synchronized void start() {
		if (this.running) {
			return;
		}
		this.running = true;
		this.ending = false;
		this.turns.open();
		this.listener = this.listening.apply(this.turns::wake);
		for (int number = 1; number <= this.limits.active(); number++) {
			Thread worker = new Thread(this::work, "queue-" + number);
			worker.setDaemon(true);
			this.workers.add(worker);
			worker.start();
		}
	}

	private void work() {
		try {
			Optional<Taken> taken = this.turns.next(this.mine);
			while (taken.isPresent()) {
				run(taken.get());
				taken = this.turns.next(this.mine);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run(Taken taken) {
		long request = taken.request().id();
		try {
			if (!this.runner.run(taken, (run) -> begun(request, run), () -> this.ending)) {
				this.turns.rest(request);
			}
		}
		catch (RuntimeException ex) {
			logger.error("What became of request {} could not be recorded; it will be found out", request, ex);
			this.turns.rest(request);
		}
		finally {
			this.mine.remove(request);
			this.turns.wake();
		}
	}

	private void begun(long request, long run) {
		this.mine.put(request, run);
		if (this.ending) {
			this.active.requestStop(run);
		}
	}

	/**
	 * Takes nothing more, until it is stopped and started again, and waits until what
	 * runs has come to its end by itself.
	 * @return whether all has ended in that time
	 */
	public boolean drain(Duration time) throws InterruptedException {
		this.turns.close();
		List<Thread> last;
		synchronized (this) {
			last = List.copyOf(this.workers);
		}
		long end = System.nanoTime() + time.toNanos();
		for (Thread worker : last) {
			worker.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
		}
		return last.stream().noneMatch(Thread::isAlive);
	}

	/** Whether it takes what waits: it has begun, and is neither drained nor ending. */
	public boolean isTaking() {
		return this.running && this.turns.isOpen();
	}

	/** How many requests are being run here. */
	public int active() {
		return this.mine.size();
	}

	/** For tests: what a worker does with a request. */
	RequestRunner runner() {
		return this.runner;
	}

	@Override
	public synchronized void stop() {
		if (!this.running) {
			return;
		}
		this.ending = true;
		this.turns.close();
		this.mine.values().forEach(this.active::requestStop);
		try {
			for (Thread worker : this.workers) {
				worker.join();
			}
			if (this.listener != null) {
				this.listener.close();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (Exception ex) {
			logger.warn("The connection that listens could not be closed", ex);
		}
		this.workers.clear();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
