package dev.driveyard.jobs.contents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.contents.PendingFile;
import org.jspecify.annotations.Nullable;

/**
 * Lets files that are one by some key wait for the one of them that is being read. For
 * one thread.
 *
 * @param <K> what makes two files one
 * @param <R> what is read of them
 */
public final class SharedReadings<K, R> {

	/** Of each that is being read, those that wait for it. */
	private final Map<K, Deque<PendingFile>> waiting = new HashMap<>();

	private int waiters;

	/** What was read, but is not committed yet. */
	private final Map<K, R> recent = new HashMap<>();

	private final List<PendingFile> again = new ArrayList<>();

	/** What was read so far is committed: whoever asks the catalogue finds it there. */
	public void forgetRecent() {
		this.recent.clear();
	}

	/** Lets a file wait, if one that is the same is being read. */
	public boolean waits(K key, PendingFile file) {
		Deque<PendingFile> waiters = this.waiting.get(key);
		if (waiters != null) {
			waiters.add(file);
			this.waiters++;
		}
		return waiters != null;
	}

	/** How many wait. */
	public int waiters() {
		return this.waiters;
	}

	/** What was read a moment ago. */
	public @Nullable R recent(K key) {
		return this.recent.get(key);
	}

	/** The one that is read from now on; whoever is the same waits for it. */
	public void begin(K key) {
		this.waiting.put(key, new ArrayDeque<>(0));
	}

	/**
	 * One was read.
	 * @return those that waited for it
	 */
	public List<PendingFile> succeed(K key, R reading) {
		Deque<PendingFile> waiters = this.waiting.remove(key);
		this.recent.put(key, reading);
		if (waiters == null) {
			return List.of();
		}
		this.waiters -= waiters.size();
		return List.copyOf(waiters);
	}

	/** One could not be read: the next that is the same may be. */
	public void fail(K key) {
		Deque<PendingFile> waiters = this.waiting.remove(key);
		if (waiters != null && !waiters.isEmpty()) {
			this.again.add(waiters.remove());
			this.waiters--;
			this.waiting.put(key, waiters);
		}
	}

	/** Those that are to be read since another could not be. */
	public List<PendingFile> takeAgain() {
		List<PendingFile> taken = new ArrayList<>(this.again);
		this.again.clear();
		return taken;
	}

	/** Has this one read, with those that are the same. */
	public void readAgain(K key, PendingFile file) {
		begin(key);
		this.again.add(file);
	}

	public boolean isEmpty() {
		return this.waiting.isEmpty() && this.again.isEmpty();
	}

}
