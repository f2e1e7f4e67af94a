package dev.driveyard.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TreeHashTests {

	private final ExecutorService executor = Executors.newFixedThreadPool(3);

	@AfterEach
	void stopThreads() {
		this.executor.shutdownNow();
	}

	private TreeHash treeHash(int subtree) {
		return new TreeHash(this.executor, 4, subtree, TestForests.SCALAR);
	}

	@Test
	void aFileIsHashedAsAWhole(@TempDir Path dir) throws IOException {
		byte[] data = Oracle.random(5_000_001, 1);
		Path file = Files.write(dir.resolve("file"), data);
		try (FileChannel channel = FileChannel.open(file)) {
			assertThat(new TreeHash(this.executor, 4).hash(channel::read, data.length, (bytes) -> {
			})).isEqualTo(Oracle.hash(data));
		}
	}

	@Test
	void progressAddsUpToTheLength() throws IOException {
		AtomicLong done = new AtomicLong();
		byte[] data = Oracle.pattern(100_000);
		treeHash(4096).hash(Sources.of(data), data.length, done::addAndGet);
		assertThat(done).hasValue(data.length);
	}

	@Test
	void aSourceThatEndsEarlyIsReportedWithWhereItEnded() {
		byte[] data = Oracle.pattern(50_000);
		assertThatExceptionOfType(SourceShrunkException.class)
			.isThrownBy(() -> treeHash(1024).hash(Sources.of(data), 50_001, (bytes) -> {
			}))
			.satisfies((ex) -> assertThat(ex.end()).isEqualTo(50_000))
			.satisfies((ex) -> assertThat(ex.expected()).isEqualTo(50_001));
	}

	@Test
	void whatTheProgressHookThrowsStopsTheWork() {
		AtomicInteger calls = new AtomicInteger();
		assertThatExceptionOfType(CancellationException.class)
			.isThrownBy(() -> treeHash(1024).hash(Sources.zeros(), 1L << 40, (bytes) -> {
				if (calls.incrementAndGet() == 10) {
					throw new CancellationException("stop");
				}
			}))
			.withMessage("stop");
		assertThat(calls).hasValueLessThan(1_000_000);
	}

	@Test
	void noThreadReadsAfterTheEnd() {
		AtomicInteger reading = new AtomicInteger();
		ByteSource slow = (target, position) -> {
			reading.incrementAndGet();
			try {
				Thread.sleep((position == 0) ? 1 : 50);
				if (position == 0) {
					throw new IOException("broken");
				}
				return Sources.zeros().read(target, position);
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
			finally {
				reading.decrementAndGet();
			}
		};
		assertThatThrownBy(() -> treeHash(1024).hash(slow, 1 << 20, (bytes) -> {
		})).hasMessage("broken");
		assertThat(reading).hasValue(0);
	}

	@Test
	void theCallerDoesAllIfTheExecutorTakesNothing() throws IOException {
		byte[] data = Oracle.pattern(100_000);
		TreeHash rejected = new TreeHash((task) -> {
			throw new RejectedExecutionException();
		}, 4, 1024, TestForests.LANES);
		TreeHash forgotten = new TreeHash((task) -> {
		}, 4, 1024, TestForests.LANES);
		assertThat(rejected.hash(Sources.of(data), data.length, (bytes) -> {
		})).isEqualTo(forgotten.hash(Sources.of(data), data.length, (bytes) -> {
		})).isEqualTo(Oracle.hash(data));
	}

	@Test
	void aSourceMayGiveLessThanAskedFor() throws IOException {
		byte[] data = Oracle.pattern(10_000);
		ByteSource drops = (target, position) -> {
			ByteBuffer few = target.duplicate().limit(Math.min(target.limit(), target.position() + 7));
			int read = Sources.of(data).read(few, position);
			target.position(few.position());
			return read;
		};
		assertThat(treeHash(2048).hash(drops, data.length, (bytes) -> {
		})).isEqualTo(Oracle.hash(data));
	}

}
