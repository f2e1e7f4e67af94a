package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.Subtrees.Group;

/**
 * Removes as much of a tree as several threads can, each a subtree at a time. It reports
 * only what it removed: what is left, or failed, is for one that goes in order
 * afterwards.
 */
final class ParallelRemoval {

	private static final int SUBTREES_PER_THREAD = 32;

	private final Backend volume;

	private final RemovalOptions options;

	private final Consumer<Removal> outcomes;

	ParallelRemoval(Backend volume, RemovalOptions options, Consumer<Removal> outcomes) {
		this.volume = volume;
		this.options = options;
		this.outcomes = (removal) -> {
			if (removal instanceof Removal.Removed) {
				outcomes.accept(removal);
			}
		};
	}

	/**
	 * Removes what it can of a directory.
	 * @param above the parent
	 */
	void remove(String parent, FileStat above, String root) {
		int threads = this.options.threads();
		Queue<Group> groups = new ConcurrentLinkedQueue<>(new Subtrees(this.volume, this.options.mounts()).split(parent,
				above, root, threads * SUBTREES_PER_THREAD));
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			List<CompletableFuture<Void>> workers = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				workers.add(CompletableFuture.runAsync(() -> removeAll(groups), pool));
			}
			workers.forEach(ParallelRemoval::await);
		}
		finally {
			pool.shutdown();
		}
	}

	private void removeAll(Queue<Group> groups) {
		for (Group group = groups.poll(); group != null; group = groups.poll()) {
			try {
				remove(group);
			}
			catch (IOException ex) {
				// who comes afterwards meets it again and reports it
			}
		}
	}

	private void remove(Group group) throws IOException {
		try (WritableDirectory top = DirectoryPaths.open(this.volume, group.parent(), group.self());
				TreeRemoval removal = new TreeRemoval(this.volume, this.options, top, group.parent(), this.outcomes)) {
			for (String name : group.names()) {
				if (!removal.remove(name)) {
					return;
				}
			}
		}
	}

	private static void await(CompletableFuture<Void> worker) {
		try {
			worker.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw ex;
		}
	}

}
