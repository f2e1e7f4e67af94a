package dev.driveyard.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.Json;
import dev.driveyard.cli.report.VisibleText;
import dev.driveyard.jobs.operate.RunControl.Progress;

/**
 * Shows how far a run is: a line that is drawn anew on a terminal, else a line every few
 * seconds, as JSON if wanted. Goes to standard error.
 */
final class ProgressLine implements AutoCloseable {

	private static final long TERMINAL_MILLIS = 150;

	private static final long PLAIN_MILLIS = 5000;

	private final Output output;

	private final boolean json;

	private final Supplier<Progress> source;

	private String step = "";

	/** When the step was not running yet, about. */
	private long start = System.nanoTime();

	private long lastLook = this.start;

	private final Thread thread;

	private volatile boolean ended;

	ProgressLine(Output output, boolean json, Supplier<Progress> source) {
		this.output = output;
		this.json = json;
		this.source = source;
		this.thread = new Thread(this::run, "progress");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private boolean redraws() {
		return this.output.errIsTerminal() && !this.json;
	}

	private void run() {
		try {
			while (!this.ended) {
				Thread.sleep(redraws() ? TERMINAL_MILLIS : PLAIN_MILLIS);
				Progress progress = this.source.get();
				if (!this.ended && !progress.equals(Progress.NONE)) {
					print(progress);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void print(Progress progress) {
		PrintStream err = this.output.err();
		if (this.json) {
			err.println(VisibleText.json(Json.write(Map.of("type", "progress", "step", progress.step(), "done",
					progress.done(), "total", progress.total(), "bytes", progress.bytes(), "issues", progress.issues(),
					"current", EntryName.display(progress.current())))));
		}
		else if (redraws()) {
			err.print("\r\u001b[K" + text(progress, this.output.width() - 1));
		}
		else {
			err.println(text(progress, Integer.MAX_VALUE));
		}
		err.flush();
	}

	private String text(Progress progress, int width) {
		long rate = rate(progress);
		StringBuilder text = new StringBuilder(progress.step()).append(' ');
		if (progress.total() > 0 && progress.done() <= progress.total()) {
			int percent = (int) (100 * progress.done() / progress.total());
			text.append(bar(percent)).append(' ').append(percent).append("%  ");
		}
		text.append(Format.number(progress.done())).append(" entries");
		if (progress.bytes() > 0) {
			text.append("  ").append(Format.bytes(progress.bytes()));
		}
		text.append("  ").append(Format.number(rate)).append("/s");
		if (progress.total() > progress.done() && rate > 0) {
			text.append("  ETA ")
				.append(Format.duration(Duration.ofSeconds((progress.total() - progress.done()) / rate)));
		}
		if (progress.issues() > 0) {
			text.append("  ").append(progress.issues()).append(progress.issues() == 1 ? " issue" : " issues");
		}
		return fit(text.append("  ").toString(), EntryName.display(progress.current()), width);
	}

	/** Entries a second since the step began. */
	private long rate(Progress progress) {
		if (!this.step.equals(progress.step())) {
			this.step = progress.step();
			this.start = this.lastLook;
		}
		this.lastLook = System.nanoTime();
		double seconds = Math.max(0.001, (this.lastLook - this.start) / 1e9);
		return (long) (progress.done() / seconds);
	}

	private static String bar(int percent) {
		int filled = percent / 5;
		return "█".repeat(filled) + "░".repeat(20 - filled);
	}

	/** Shortens the path from its front, since its end says more. */
	private static String fit(String text, String path, int width) {
		int room = width - text.length();
		if (path.length() <= room) {
			return text + path;
		}
		return (room > 4) ? text + "…" + path.substring(path.length() - room + 1)
				: text.substring(0, Math.min(text.length(), width));
	}

	@Override
	public void close() {
		this.ended = true;
		this.thread.interrupt();
		if (redraws()) {
			this.output.err().print("\r\u001b[K");
			this.output.err().flush();
		}
	}

}
