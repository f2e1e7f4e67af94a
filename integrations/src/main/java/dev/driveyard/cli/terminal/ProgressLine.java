package dev.driveyard.cli.terminal;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;

import dev.driveyard.catalogue.Json;
import dev.driveyard.cli.report.VisibleText;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.RunControl.Progress;

/**
 * Shows how far a run is: a line that is drawn anew on a terminal, else a line every few
 * seconds, as JSON if wanted. Goes to standard error.
 */
public final class ProgressLine implements AutoCloseable {

	private static final long TERMINAL_MILLIS = 150;

	private static final long PLAIN_MILLIS = 5000;

	private final Output output;

	private final boolean json;

	private final Supplier<Progress> source;

	private final ProgressText text = new ProgressText(System::nanoTime);

	private final Thread thread;

	private volatile boolean ended;

	public ProgressLine(Output output, boolean json, Supplier<Progress> source) {
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
			err.println(VisibleText.json(Json.write(toMap(progress))));
		}
		else if (redraws()) {
			err.print("\r\u001b[K" + this.text.of(progress, this.output.width() - 1));
		}
		else {
			err.println(this.text.of(progress, Integer.MAX_VALUE));
		}
		err.flush();
	}

	private static Map<String, Object> toMap(Progress progress) {
		return Map.of("type", "progress", "step", progress.step(), "done", progress.done(), "total", progress.total(),
				"bytes", progress.bytes(), "total_bytes", progress.totalBytes(), "issues", progress.issues(), "current",
				EncodedName.display(progress.current()));
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
