package dev.driveyard.cli.terminal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.jobs.operate.RunControl.Progress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTextTests {

	private static final long GIB = 1L << 30;

	private final AtomicLong now = new AtomicLong();

	private final ProgressText text = new ProgressText(this.now::get);

	private String after(long seconds, Progress progress) {
		this.now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
		return this.text.of(progress, 200);
	}

	@Test
	void oneHugeFileMovesTheBar() {
		after(0, new Progress("transfer", 0, 2, 0, 8 * GIB, 0, "huge"));
		assertThat(after(10, new Progress("transfer", 0, 2, 2 * GIB, 8 * GIB, 0, "huge"))).contains(" 25%")
			.contains("2.0 GiB")
			.contains("204.8 MiB/s")
			.contains("ETA 30.0 s");
		assertThat(after(30, new Progress("transfer", 1, 2, 8 * GIB, 8 * GIB, 0, "huge"))).contains(" 100%")
			.doesNotContain("ETA");
	}

	@Test
	void whereNoBytesAreExpectedEntriesCount() {
		after(0, new Progress("transfer", 0, 100, 0, 0, 0, "link"));
		assertThat(after(10, new Progress("transfer", 50, 100, 0, 0, 0, "link"))).contains(" 50%").contains(" 5/s");
	}

}
