package dev.driveyard.cli.terminal;

import java.time.Duration;
import java.util.function.LongSupplier;

import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.RunControl.Progress;

/**
 * How far a run is, in a line: by bytes where their sum is known, so that one huge file
 * moves the bar, else by entries. For one thread.
 */
final class ProgressText {

	/** In nanoseconds. */
	private final LongSupplier clock;

	private String step = "";

	/** When the step was not running yet, about. */
	private long start;

	private long lastLook;

	ProgressText(LongSupplier clock) {
		this.clock = clock;
		this.start = clock.getAsLong();
		this.lastLook = this.start;
	}

	/**
	 * The line.
	 * @param width the most letters
	 */
	String of(Progress progress, int width) {
		Measure measure = Measure.of(progress);
		long rate = rate(progress, measure);
		StringBuilder text = new StringBuilder(progress.step()).append(' ');
		if (measure.total() > 0 && measure.done() <= measure.total()) {
			int percent = (int) (100.0 * measure.done() / measure.total());
			text.append(bar(percent)).append(' ').append(percent).append("%  ");
		}
		text.append(Format.number(progress.done())).append(" entries");
		if (progress.bytes() > 0) {
			text.append("  ").append(Format.bytes(progress.bytes()));
		}
		text.append("  ").append(measure.bytes() ? Format.bytes(rate) : Format.number(rate)).append("/s");
		if (measure.total() > measure.done() && rate > 0) {
			text.append("  ETA ")
				.append(Format.duration(Duration.ofSeconds((measure.total() - measure.done()) / rate)));
		}
		if (progress.issues() > 0) {
			text.append("  ").append(progress.issues()).append(progress.issues() == 1 ? " issue" : " issues");
		}
		return fit(text.append("  ").toString(), EncodedName.display(progress.current()), width);
	}

	/** What is done a second since the step began. */
	private long rate(Progress progress, Measure measure) {
		if (!this.step.equals(progress.step())) {
			this.step = progress.step();
			this.start = this.lastLook;
		}
		this.lastLook = this.clock.getAsLong();
		double seconds = Math.max(0.001, (this.lastLook - this.start) / 1e9);
		return (long) (measure.done() / seconds);
	}

	/**
	 * What tells how far a step is: bytes where their sum is known, else entries.
	 */
	private record Measure(boolean bytes, long done, long total) {

		static Measure of(Progress progress) {
			return (progress.totalBytes() > 0) ? new Measure(true, progress.bytes(), progress.totalBytes())
					: new Measure(false, progress.done(), progress.total());
		}

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

}
