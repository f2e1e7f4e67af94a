package dev.driveyard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.awaitility.Awaitility;

/**
 * A command that goes on until Ctrl-C, in a thread of its own.
 */
final class FollowedCommand {

	private final CommandRunner runner;

	private final CompletableFuture<Runnable> interrupt = new CompletableFuture<>();

	private final CompletableFuture<Integer> ended = new CompletableFuture<>();

	private FollowedCommand(CommandRunner runner) {
		this.runner = runner;
	}

	/** Starts it, and waits until Ctrl-C would end it. */
	static FollowedCommand start(CommandRunner runner, String... arguments) throws Exception {
		FollowedCommand followed = new FollowedCommand(runner);
		Thread thread = new Thread(
				() -> followed.ended.complete(runner.runInterruptibly(followed.interrupt::complete, arguments)),
				"followed-command");
		thread.setDaemon(true);
		thread.start();
		followed.interrupt.get(60, TimeUnit.SECONDS);
		return followed;
	}

	/** Waits until it has printed something. */
	void await(String text) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> this.runner.out().contains(text));
	}

	/** Types Ctrl-C and waits for the end; the exit code. */
	int interrupt() throws ExecutionException, InterruptedException, TimeoutException {
		this.interrupt.get().run();
		return this.ended.get(60, TimeUnit.SECONDS);
	}

}
