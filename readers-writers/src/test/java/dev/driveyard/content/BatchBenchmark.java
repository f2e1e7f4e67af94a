package dev.driveyard.content;

import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Small files on one thread: sizes are log-normal with a median of 4 KiB, a mean of about
 * 12 KiB. The score is files a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@State(Scope.Benchmark)
public class BatchBenchmark {

	private static final int FILES = 4096;

	@Param({ "16", "64" })
	int batch;

	private final int[] offsets = new int[FILES];

	private final int[] lengths = new int[FILES];

	private final Blake3Batch hasher = new Blake3Batch();

	private byte[] data = new byte[0];

	@Setup
	public void fill() throws ExecutionException, InterruptedException {
		Random random = new Random(5);
		int end = 0;
		for (int i = 0; i < FILES; i++) {
			this.offsets[i] = end;
			this.lengths[i] = (int) Math.min(4096 * Math.exp(1.48 * random.nextGaussian()), 400_000);
			end += this.lengths[i];
		}
		this.data = Oracle.random(end, 1);
		Kernels.warmUp().toCompletableFuture().get();
	}

	@Benchmark
	@OperationsPerInvocation(FILES)
	public int inBatches() {
		int hashes = 0;
		int[] from = new int[this.batch];
		int[] size = new int[this.batch];
		for (int first = 0; first < FILES; first += this.batch) {
			System.arraycopy(this.offsets, first, from, 0, this.batch);
			System.arraycopy(this.lengths, first, size, 0, this.batch);
			hashes += this.hasher.hash(this.data, from, size, this.batch).length;
		}
		return hashes;
	}

	@Benchmark
	@OperationsPerInvocation(FILES)
	public int oneByOne() {
		int hashes = 0;
		for (int i = 0; i < FILES; i++) {
			hashes += Blake3.hash(this.data, this.offsets[i], this.lengths[i]).hashCode();
		}
		return hashes;
	}

}
