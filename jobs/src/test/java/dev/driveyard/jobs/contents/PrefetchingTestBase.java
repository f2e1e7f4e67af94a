package dev.driveyard.jobs.contents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the tests of {@link PrefetchingItemReader} share: numbers to read, work to be done
 * on them, and threads.
 */
@Timeout(30)
abstract class PrefetchingTestBase {

	static final int MANY = 500;

	final ReadExecutor executor = new ReadExecutor(8, 1);

	final AtomicBoolean stop = new AtomicBoolean();

	final Numbers source = new Numbers(MANY);

	@AfterEach
	void endThreads() {
		this.executor.close();
	}

	PrefetchingItemReader<Integer, String> reader(int threads, int ahead, Work work) {
		return reader(new PrefetchLimits(threads, ahead, Long.MAX_VALUE, 50, Duration.ofMillis(200)), work);
	}

	PrefetchingItemReader<Integer, String> reader(PrefetchLimits limits, Work work) {
		PrefetchingItemReader<Integer, String> reader = new PrefetchingItemReader<>(this.source, work, this.executor,
				limits, this.stop::get);
		reader.open(new ExecutionContext());
		return reader;
	}

	static List<String> readAll(PrefetchingItemReader<Integer, String> reader) throws Exception {
		List<String> all = new ArrayList<>();
		List<String> batch = reader.read();
		while (batch != null) {
			assertThat(batch).isNotEmpty();
			all.addAll(batch);
			batch = reader.read();
		}
		return all;
	}

	static List<String> numbers(int first, int last) {
		return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
	}

	static int position(PrefetchingItemReader<Integer, String> reader) {
		ExecutionContext context = new ExecutionContext();
		reader.update(context);
		return context.getInt("last", -1);
	}

	static void await(CountDownLatch latch) {
		try {
			latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void sleep(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The numbers from 1 on. Keeps the last one that was handed out.
	 */
	static final class Numbers implements ItemStreamReader<Integer> {

		final int end;

		int failAt;

		Runnable beforeFailure = () -> {
		};

		volatile int last;

		boolean closed;

		Numbers(int end) {
			this.end = end;
		}

		@Override
		public void open(ExecutionContext context) {
			this.last = context.getInt("last", 0);
		}

		@Override
		public @Nullable Integer read() {
			if (this.last >= this.end) {
				return null;
			}
			int next = this.last + 1;
			if (next == this.failAt) {
				this.beforeFailure.run();
				throw new IllegalStateException("no database");
			}
			this.last = next;
			return next;
		}

		@Override
		public void update(ExecutionContext context) {
			context.putInt("last", this.last);
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

	/**
	 * Work that a test describes.
	 */
	static final class Work implements PrefetchedWork<Integer, String> {

		final Step step;

		final Set<String> threads = ConcurrentHashMap.newKeySet();

		AtomicReference<BooleanSupplier> stopped = new AtomicReference<>(() -> false);

		AtomicInteger made = new AtomicInteger();

		int longEvery = Integer.MAX_VALUE;

		long bytes;

		int amount = 1;

		boolean effects;

		boolean tellsSkipped;

		Duration longestEnd = Duration.ofSeconds(5);

		final List<Integer> left = new CopyOnWriteArrayList<>();

		final CountDownLatch returned = new CountDownLatch(1);

		Work(Step step) {
			this.step = step;
		}

		@Override
		public String name() {
			return "work";
		}

		@Override
		public Worker<Integer, String> worker(BooleanSupplier given) {
			this.made.incrementAndGet();
			this.stopped.set(given);
			return (item, done) -> {
				this.threads.add(Thread.currentThread().getName());
				this.step.perform(item, done);
			};
		}

		@Override
		public long bytes(Integer item) {
			return this.bytes;
		}

		@Override
		public int amount(String result) {
			return this.amount;
		}

		@Override
		public boolean hasEffects() {
			return this.effects;
		}

		@Override
		public void skip(Integer item, Consumer<String> done) {
			if (this.tellsSkipped) {
				done.accept("not " + item);
			}
		}

		@Override
		public void leave(Integer item) {
			this.left.add(item);
		}

		@Override
		public void returned(Integer item) {
			this.returned.countDown();
		}

		@Override
		public Duration longestEnd() {
			return this.longestEnd;
		}

		@Override
		public boolean isLong(Integer item) {
			return item % this.longEvery == 0;
		}

	}

	/**
	 * What is done to an item.
	 */
	interface Step {

		void perform(int item, Consumer<String> done);

	}

}
