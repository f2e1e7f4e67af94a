package dev.driveyard.content;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.commons.codec.digest.Blake3;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message on one thread, beside other libraries. The score is operations a second;
 * times the length it is the throughput.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@State(Scope.Benchmark)
public class HashBenchmark {

	@Param({ "4096", "16384", "57352", "1048576" })
	int length;

	private byte[] data = new byte[0];

	@Setup
	public void warmUp() throws ExecutionException, InterruptedException {
		this.data = Oracle.random(this.length, 1);
		Kernels.warmUp().toCompletableFuture().get();
	}

	@Benchmark
	public ContentHash driveyard() {
		return dev.driveyard.content.Blake3.hash(this.data);
	}

	@Benchmark
	public ContentHash scalarOnly() {
		return new dev.driveyard.content.Blake3(TestForests.SCALAR.get()).update(this.data, 0, this.length).digest();
	}

	@Benchmark
	public byte[] commonsCodec() {
		return Blake3.hash(this.data);
	}

	@Benchmark
	public ContentHash bouncyCastle() {
		return Oracle.hash(this.data);
	}

}
