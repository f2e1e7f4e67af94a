package dev.driveyard.content.containment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The main class of a child that only shows that a JVM runs.
 */
final class ProbeChild {

	private static final int RUNS = 'D';

	private ProbeChild() {
	}

	@SuppressWarnings("SystemOut")
	public static void main(String... arguments) {
		System.out.write(RUNS);
		System.out.flush();
	}

	/** Waits for it to say so, and to end. */
	static boolean greet(Process process) throws IOException {
		Thread alarm = new Thread(() -> endLater(process), "probe-alarm");
		alarm.setDaemon(true);
		alarm.start();
		try {
			if (process.getInputStream().read() == RUNS) {
				return true;
			}
			String said = new String(process.getErrorStream().readNBytes(4096), StandardCharsets.UTF_8).strip();
			throw new IOException(said.isEmpty() ? "it ended" : said.lines().findFirst().orElse(said));
		}
		finally {
			process.destroyForcibly();
			alarm.interrupt();
		}
	}

	private static void endLater(Process process) {
		try {
			if (!process.waitFor(20, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			process.destroyForcibly();
		}
	}

}
