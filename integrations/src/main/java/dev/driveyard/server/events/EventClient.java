package dev.driveyard.server.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.runs.events.ServerEvent;
import dev.driveyard.server.security.Caller;
import dev.driveyard.tokens.TokenRole;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who listens. Nothing here waits for the network: what can't be sent yet waits
 * in a bounded queue, and who lets it fill up is cut off.
 */
final class EventClient implements WriteListener {

	private static final Logger logger = LoggerFactory.getLogger(EventClient.class);

	private static final int LARGEST_WRITE = 16 << 10;

	private final AsyncContext context;

	private final ServletOutputStream out;

	private final Caller caller;

	private final int most;

	private final Runnable drained;

	private final Deque<byte[]> queue = new ArrayDeque<>();

	/** The last of each run only. */
	private final Map<Long, byte[]> progress = new LinkedHashMap<>();

	/** How many want that something is sent: one of them does it for all. */
	private final AtomicInteger senders = new AtomicInteger();

	private long cursor;

	private boolean behind = true;

	private boolean flushed = true;

	private long lastSent = System.nanoTime();

	/** The container says when the first byte may be sent. */
	private volatile boolean started;

	private volatile boolean closing;

	private boolean closed;

	/**
	 * A client.
	 * @param cursor the id of the last event that it has seen
	 * @param most how many events wait for it
	 * @param drained called when nothing waits any more
	 */
	EventClient(AsyncContext context, ServletOutputStream out, Caller caller, long cursor, int most, Runnable drained) {
		this.context = context;
		this.out = out;
		this.caller = caller;
		this.cursor = cursor;
		this.most = most;
		this.drained = drained;
	}

	Caller caller() {
		return this.caller;
	}

	/** Whether it is told who has asked for what, and what was refused. */
	boolean seesAudits() {
		return this.caller.role() == TokenRole.ADMIN;
	}

	synchronized long cursor() {
		return this.cursor;
	}

	/** Whether it has yet to be given what is kept. */
	synchronized boolean isBehind() {
		return this.behind;
	}

	/** Whether it could be given more of what is kept. */
	synchronized boolean wantsMore() {
		return this.behind && this.queue.isEmpty();
	}

	/** From now on it is told of what happens. */
	synchronized void caughtUp() {
		this.behind = false;
	}

	/** Tells it of an event, if that is new to it. */
	void offer(ServerEvent event) {
		synchronized (this) {
			if (event.id() <= this.cursor) {
				return;
			}
			this.cursor = event.id();
			if (event.what().run() != null) {
				this.progress.remove(event.what().run());
			}
		}
		if (ServerEvent.Group.of(event.what().kind()) == ServerEvent.Group.HAPPENED || seesAudits()) {
			offer(EventText.of(event));
		}
	}

	/** Sends something that has no id. */
	void offer(byte[] bytes) {
		synchronized (this) {
			if (this.queue.size() >= this.most) {
				this.closing = true;
				this.queue.clear();
			}
			else {
				this.queue.add(bytes);
			}
		}
	}

	/** Tells it how far a run is, in place of what it was not told yet. */
	synchronized void offerProgress(long run, byte[] bytes) {
		this.progress.put(run, bytes);
	}

	/** Sends what can be sent without waiting. */
	void send() {
		if (!this.started || this.senders.getAndIncrement() > 0) {
			return; // who is at it looks again
		}
		int seen = 1;
		do {
			sendAll();
			seen = this.senders.addAndGet(-seen);
		}
		while (seen > 0);
	}

	private void sendAll() {
		try {
			while (!this.closing && this.out.isReady()) {
				byte[] next = next();
				if (next.length > 0) {
					this.flushed = false;
					this.out.write(next);
				}
				else if (!this.flushed) {
					this.flushed = true;
					this.out.flush();
				}
				else {
					break;
				}
			}
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("{} is gone", this.caller, ex);
			this.closing = true;
		}
		if (this.closing && !this.closed) {
			this.closed = true;
			complete();
		}
	}

	private byte[] next() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		boolean wasDrained;
		synchronized (this) {
			while (bytes.size() < LARGEST_WRITE && !this.queue.isEmpty()) {
				bytes.writeBytes(this.queue.remove());
			}
			if (this.queue.isEmpty()) {
				this.progress.values().forEach(bytes::writeBytes);
				this.progress.clear();
			}
			this.lastSent = System.nanoTime();
			wasDrained = this.behind && this.queue.isEmpty() && bytes.size() > 0;
		}
		if (wasDrained) {
			this.drained.run();
		}
		return bytes.toByteArray();
	}

	private void complete() {
		try {
			this.context.complete();
		}
		catch (IllegalStateException ex) {
			logger.debug("{} was gone before", this.caller, ex);
		}
	}

	/** Ends it, as soon as that can be done. */
	void close() {
		this.closing = true;
		send();
	}

	/** Whether it has ended, or is about to. */
	boolean isClosing() {
		return this.closing;
	}

	/** For how long nothing could be sent of what waits, in nanoseconds. */
	synchronized long stalledFor() {
		return (this.queue.isEmpty() && this.progress.isEmpty()) ? 0 : System.nanoTime() - this.lastSent;
	}

	@Override
	public void onWritePossible() {
		this.started = true;
		send();
	}

	@Override
	public void onError(Throwable ex) {
		this.started = true;
		close();
	}

}
