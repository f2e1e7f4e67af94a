package dev.driveyard.tree;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.driveyard.files.LogMarks;
import org.jspecify.annotations.Nullable;

/**
 * Threads that list directories before the walk asks for them, those first that it will
 * ask for first. They stop while more than {@link #MOST_AHEAD} entries wait.
 */
final class ReadAhead implements AutoCloseable {

	/** Entries that may wait in memory, beside those of one directory for each thread. */
	private static final int MOST_AHEAD = 20_000;

	private static final long LONGEST_WAIT_MILLIS = 500;

	private final ArrayDeque<WalkNode> pending = new ArrayDeque<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final List<Thread> threads;

	private int waiting;

	private boolean closed;

	/**
	 * @param lister made once for each thread; lists a node and tells its child
	 * directories
	 */
	ReadAhead(int size, Supplier<Function<WalkNode, Listing>> lister) {
		this.threads = IntStream.rangeClosed(1, size).mapToObj((number) -> {
			Thread thread = new Thread(LogMarks.handOn(() -> work(lister.get())), "walk-" + number);
			thread.setDaemon(true);
			return thread;
		}).toList();
		this.threads.forEach(Thread::start);
	}

	/** The directories that the walk will ask for next, in its order. */
	void offer(List<WalkNode> nodes) {
		this.lock.lock();
		try {
			for (int i = nodes.size() - 1; i >= 0; i--) {
				this.pending.addFirst(nodes.get(i));
			}
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Says that the walk took a listing that a thread had made. */
	void taken(Listing listing) {
		add(-listing.weight());
	}

	private void work(Function<WalkNode, Listing> lister) {
		WalkNode node = next();
		while (node != null) {
			try {
				Listing listing = lister.apply(node);
				add(listing.weight());
				if (!node.children().isEmpty()) {
					offer(node.children());
				}
				node.listing().complete(listing);
			}
			catch (RuntimeException | Error ex) {
				node.listing().completeExceptionally(ex);
			}
			node = next();
		}
	}

	private void add(int weight) {
		this.lock.lock();
		try {
			this.waiting += weight;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable WalkNode next() {
		this.lock.lock();
		try {
			while (!this.closed) {
				WalkNode node = (this.waiting < MOST_AHEAD) ? this.pending.pollFirst() : null;
				if (node != null && node.claim()) {
					return node;
				}
				if (node == null) {
					this.changed.awaitUninterruptibly();
				}
			}
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends the threads and waits for what they are listing, though not for long: a disk
	 * may never answer.
	 */
	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		try {
			for (Thread thread : this.threads) {
				thread.join(LONGEST_WAIT_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
