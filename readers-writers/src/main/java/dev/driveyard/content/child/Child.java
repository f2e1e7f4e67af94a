package dev.driveyard.content.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running child JVM and the pipes to it.
 */
final class Child {

	private static final int TAIL = 4096;

	/** What the JVM exits with when its memory is full. */
	private static final int OUT_OF_MEMORY = 3;

	final DataInputStream in;

	final DataOutputStream out;

	private final Process process;

	private final StringBuilder errors = new StringBuilder();

	private final Thread drain;

	int files;

	/** How long it was at work, in nanoseconds. */
	long worked;

	Child(Process process) {
		this.process = process;
		this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 13));
		this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), ChildWire.MOST + 64));
		this.drain = new Thread(this::drain, "child-errors-" + process.pid());
		this.drain.setDaemon(true);
		this.drain.start();
	}

	long pid() {
		return this.process.pid();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** With the programs that it started, where no sandbox ends them with it. */
	void kill() {
		List<ProcessHandle> started = this.process.descendants().toList();
		this.process.destroyForcibly();
		started.forEach(ProcessHandle::destroyForcibly);
	}

	/** Why it ended, as far as it can be told. Waits for it to be gone. */
	String end() {
		kill();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				return "it does not end";
			}
			this.drain.join(1000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "interrupted";
		}
		int code = this.process.exitValue();
		String reason = (code == OUT_OF_MEMORY) ? "it filled its memory" : "it ended with " + code;
		synchronized (this.errors) {
			return this.errors.isEmpty() ? reason : reason + ": " + this.errors.toString().strip();
		}
	}

	/** Keeps the last that the child says, and its pipe from filling up. */
	private void drain() {
		byte[] buffer = new byte[1024];
		try (InputStream from = this.process.getErrorStream()) {
			for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
				synchronized (this.errors) {
					this.errors.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
					this.errors.delete(0, Math.max(0, this.errors.length() - TAIL));
				}
			}
		}
		catch (IOException ex) {
			// it is gone
		}
	}

}
