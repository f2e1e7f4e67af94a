package dev.driveyard.content.containment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Starts children, contained as well as this machine allows. The first child shows which
 * way works, all others are started the same way: no file of a stranger has been seen
 * when the way is chosen.
 */
public final class Containments {

	private static final Containments CURRENT = new Containments(Ways.of(Tools.ALL, Tools.isRoot()), Tools.ALL);

	/**
	 * One thread starts all: the kernel ends a child with the thread that started it, and
	 * this one lives as long as the process.
	 */
	private static final ExecutorService STARTER = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "child-starter");
		thread.setDaemon(true);
		return thread;
	});

	private final ReentrantLock settling = new ReentrantLock();

	private final List<Way> ways;

	private final Tools tools;

	private final List<String> failures = new ArrayList<>();

	private volatile @Nullable Way settled;

	Containments(List<Way> ways, Tools tools) {
		this.ways = ways;
		this.tools = tools;
	}

	/** The one of this process. */
	public static Containments current() {
		return CURRENT;
	}

	/**
	 * Starts a child.
	 * @param greeting waits until the child says that it runs. It is called again with
	 * another child if it throws
	 * @return what the greeting returned
	 * @throws IOException if no way works: that of the last, with the others suppressed
	 */
	public <T> T start(ChildJvm jvm, Greeting<T> greeting) throws IOException {
		Way known = this.settled;
		if (known != null) {
			return start(known, jvm, greeting);
		}
		this.settling.lock();
		try {
			known = this.settled;
			return (known != null) ? start(known, jvm, greeting) : settle(jvm, greeting);
		}
		finally {
			this.settling.unlock();
		}
	}

	private <T> T settle(ChildJvm jvm, Greeting<T> greeting) throws IOException {
		this.failures.clear();
		IOException last = new IOException("there is no way to start it");
		for (Way way : this.ways) {
			try {
				T result = start(way, jvm, greeting);
				this.settled = way;
				return result;
			}
			catch (IOException ex) {
				this.failures.add(way.name() + " does not work here: " + ex.getMessage());
				ex.addSuppressed(last);
				last = ex;
			}
		}
		throw last;
	}

	private static <T> T start(Way way, ChildJvm jvm, Greeting<T> greeting) throws IOException {
		Process process;
		try {
			List<String> command = way.command().apply(jvm);
			process = CompletableFuture.supplyAsync(() -> start(command), STARTER).join();
		}
		catch (UncheckedIOException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
		catch (CompletionException ex) {
			throw new IOException((ex.getCause() != null) ? ex.getCause().getMessage() : ex.getMessage(), ex);
		}
		return greeting.of(process);
	}

	/** What the shell does not clear: the environment is not even there. */
	private static Process start(List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
		Map<String, String> environment = builder.environment();
		environment.clear();
		environment.putAll(Map.of("LC_ALL", "C.UTF-8", "MALLOC_ARENA_MAX", "2"));
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex.getMessage(), ex);
		}
	}

	/** See {@link Containment#find}. */
	Containment find() {
		if (this.settled == null) {
			ChildJvm probe = ChildJvm.of(ProbeChild.class.getName(), List.of(), new ChildLimits(64, 64, 60));
			try {
				start(probe, ProbeChild::greet);
			}
			catch (IOException ex) {
				return new Containment(Containment.Level.NONE, List.of("No child can be started: " + ex.getMessage()));
			}
		}
		return containment();
	}

	private Containment containment() {
		this.settling.lock();
		try {
			Way way = this.settled;
			if (way == null) {
				throw new IllegalStateException("no child was started");
			}
			List<String> missing = new ArrayList<>(way.missing());
			if (way.level() != Containment.Level.SANDBOX && !this.tools.have("bwrap")) {
				missing.add("bwrap is not there: install bubblewrap");
			}
			missing.addAll(this.failures);
			return new Containment(way.level(), missing);
		}
		finally {
			this.settling.unlock();
		}
	}

	/**
	 * Waits for a child to say that it runs.
	 *
	 * @param <T> what becomes of it
	 */
	@FunctionalInterface
	public interface Greeting<T> {

		/**
		 * Waits.
		 * @throws IOException if it does not run; the process has ended then
		 */
		T of(Process process) throws IOException;

	}

}
