package dev.driveyard.content;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Which {@link Kernel} is used. At first that is the scalar one for everything.
 * {@link #warmUp} looks for a faster one in the background.
 */
public final class Kernels {

	private static final Kernel SCALAR = new ScalarKernel();

	private static final CompletableFuture<Kernel> FASTEST = new CompletableFuture<>();

	private static volatile Kernel fastest = SCALAR;

	private static boolean started;

	private Kernels() {
	}

	/**
	 * Starts to warm up and to compare the kernels that are there, once, on a daemon
	 * thread. Takes about half a second of processor time, then stops. Hashes are right
	 * before, while and after; from then on they may be faster.
	 * @return completes with the kernel that was taken
	 */
	public static synchronized CompletionStage<Kernel> warmUp() {
		if (!started) {
			started = true;
			Thread thread = new Thread(Kernels::choose, "blake3-warm-up");
			thread.setDaemon(true);
			thread.start();
		}
		return FASTEST.minimalCompletionStage();
	}

	private static void choose() {
		Kernel found = new WarmUp(SCALAR).fastest();
		fastest = found;
		FASTEST.complete(found);
	}

	/**
	 * The kernel for that many nodes at once.
	 */
	static Kernel forNodes(int nodes) {
		Kernel kernel = fastest;
		return (nodes >= kernel.fewest()) ? kernel : SCALAR;
	}

}
