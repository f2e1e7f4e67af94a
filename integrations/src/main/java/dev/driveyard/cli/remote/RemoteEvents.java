package dev.driveyard.cli.remote;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.driveyard.client.EventReader;
import dev.driveyard.client.ServerAwayException;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a server elsewhere, and goes on when it comes back.
 */
public final class RemoteEvents {

	private static final long PAUSE_MILLIS = 2000;

	private final RemoteServer server;

	private final Consumer<String> notes;

	private final CountDownLatch end = new CountDownLatch(1);

	private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

	private volatile boolean heard;

	private boolean told;

	public RemoteEvents(RemoteServer server, Consumer<String> notes) {
		this.server = server;
		this.notes = notes;
	}

	/** Listens no more. */
	public void end() {
		this.end.countDown();
	}

	/**
	 * Hands over events until the end.
	 * @param since the last that was seen, null to begin now
	 */
	public void follow(@Nullable Long since, Consumer<Map<String, Object>> consumer) {
		EventReader reader = new EventReader(this.server.connection(), since);
		Thread thread = new Thread(() -> listen(reader, consumer), "events");
		thread.setDaemon(true);
		thread.start();
		try {
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		RuntimeException failed = this.failure.get();
		if (failed != null) {
			throw failed;
		}
	}

	private void listen(EventReader reader, Consumer<Map<String, Object>> consumer) {
		try {
			do {
				again(reader, consumer);
			}
			while (!this.end.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			this.failure.set(ex);
			end();
		}
	}

	/** One that never answered is not waited for. */
	private void again(EventReader reader, Consumer<Map<String, Object>> consumer) {
		try {
			reader.read(consumer, () -> {
				this.heard = true;
				this.told = false;
			});
		}
		catch (ServerAwayException ex) {
			if (!this.heard) {
				throw ex;
			}
		}
		if (!this.told && this.end.getCount() > 0) {
			this.told = true;
			this.notes.accept(this.server + " tells no more; it is waited for.");
		}
	}

}
