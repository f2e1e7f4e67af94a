package dev.driveyard.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A file of 1 GiB in the file cache. The score is GiB a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@State(Scope.Benchmark)
public class TreeHashBenchmark {

	private static final int MIB = 1 << 20;

	@Param({ "1", "2" })
	int threads;

	private Path file = Path.of("");

	@Setup
	public void create() throws IOException, ExecutionException, InterruptedException {
		this.file = Files.createTempFile("driveyard", ".bench");
		try (var out = Files.newOutputStream(this.file)) {
			for (int i = 0; i < 1024; i++) {
				out.write(Oracle.random(MIB, i));
			}
		}
		Kernels.warmUp().toCompletableFuture().get();
	}

	@TearDown
	public void delete() throws IOException {
		Files.delete(this.file);
	}

	@Benchmark
	public ContentHash cachedFile() throws IOException {
		TreeHash hasher = new TreeHash(ForkJoinPool.commonPool(), this.threads);
		try (FileChannel channel = FileChannel.open(this.file)) {
			return hasher.hash(channel::read, channel.size(), (bytes) -> {
			});
		}
	}

}
