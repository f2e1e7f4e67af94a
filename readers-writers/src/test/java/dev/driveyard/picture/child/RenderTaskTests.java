package dev.driveyard.picture.child;

import java.util.concurrent.Semaphore;

import dev.driveyard.picture.RenderLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RenderTaskTests {

	private static final int ALL = RenderLimits.DEFAULT.sharedMegabytes();

	@ParameterizedTest
	@CsvSource({ "1,1", "1048576,1", "1048577,2", "134217728,128" })
	void memoryIsCountedInWholeMegabytes(long bytes, int megabytes) throws InterruptedException {
		Semaphore memory = new Semaphore(ALL, true);
		RenderTask task = new RenderTask(RenderLimits.DEFAULT, "none", memory);
		task.reserve(bytes);
		assertThat(ALL - memory.availablePermits()).isEqualTo(megabytes);
		task.release(bytes);
		assertThat(memory.availablePermits()).isEqualTo(ALL);
	}

	@Test
	void whatNeedsMoreThanThereIsGetsAll() throws InterruptedException {
		Semaphore memory = new Semaphore(ALL, true);
		RenderTask task = new RenderTask(RenderLimits.DEFAULT, "none", memory);
		task.reserve(Long.MAX_VALUE);
		assertThat(memory.availablePermits()).isZero();
	}

}
