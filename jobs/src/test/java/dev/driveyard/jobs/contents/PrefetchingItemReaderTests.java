package dev.driveyard.jobs.contents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * {@link PrefetchingItemReader} keeps the order, its bounds and the position of what it
 * wraps, and ends when it is told to.
 */
@Timeout(30)
class PrefetchingItemReaderTests {

	private static final int MANY = 500;

	private final ReadExecutor executor = new ReadExecutor(8);

	private final AtomicBoolean stop = new AtomicBoolean();

	private final Numbers source = new Numbers(MANY);

	@AfterEach
	void endThreads() {
		this.executor.close();
	}

	private PrefetchingItemReader<Integer, String> reader(int threads, int ahead, Work work) {
		return reader(new PrefetchLimits(threads, ahead, Long.MAX_VALUE, 50, Duration.ofMillis(200)), work);
	}

	private PrefetchingItemReader<Integer, String> reader(PrefetchLimits limits, Work work) {
		PrefetchingItemReader<Integer, String> reader = new PrefetchingItemReader<>(this.source, work, this.executor,
				limits, this.stop::get);
		reader.open(new ExecutionContext());
		return reader;
	}

	private static List<String> readAll(PrefetchingItemReader<Integer, String> reader) throws Exception {
		List<String> all = new ArrayList<>();
		List<String> batch = reader.read();
		while (batch != null) {
			assertThat(batch).isNotEmpty();
			all.addAll(batch);
			batch = reader.read();
		}
		return all;
	}

	private static List<String> numbers(int first, int last) {
		return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
	}

	@Test
	void whatIsDoneOutOfOrderIsHandedOverInOrder() throws Exception {
		Work work = new Work((item, done) -> {
			sleep((item % 7 == 0) ? 5 : 0);
			done.accept(String.valueOf(item));
		});
		PrefetchingItemReader<Integer, String> reader = reader(4, 100, work);
		assertThat(readAll(reader)).isEqualTo(numbers(1, MANY));
		assertThat(reader.read()).isNull();
		assertThat(work.threads).hasSizeBetween(2, 4).allMatch((name) -> name.startsWith("work-"));
		reader.close();
	}

	@Test
	void noMoreIsAheadThanIsAllowedAndNoMoreIsWorkedOnAtOnce() throws Exception {
		AtomicInteger working = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		Work work = new Work((item, done) -> {
			most.accumulateAndGet(working.incrementAndGet(), Math::max);
			sleep(1);
			working.decrementAndGet();
			done.accept(String.valueOf(item));
		});
		PrefetchingItemReader<Integer, String> reader = reader(3, 10, work);
		List<String> read = new ArrayList<>();
		List<String> batch = reader.read();
		while (batch != null) {
			read.addAll(batch);
			assertThat(this.source.last - read.size()).isLessThanOrEqualTo(10);
			batch = reader.read();
		}
		assertThat(read).hasSize(MANY);
		assertThat(most.get()).isBetween(2, 3);
		reader.close();
	}

	@Test
	void bytesAheadAreBoundedButOneItemIsAlwaysTaken() throws Exception {
		Work work = new Work((item, done) -> done.accept(String.valueOf(item)));
		work.bytes = 100;
		PrefetchingItemReader<Integer, String> reader = reader(
				new PrefetchLimits(2, 1000, 250, 1, Duration.ofMillis(200)), work);
		assertThat(reader.read()).containsExactly("1");
		assertThat(this.source.last).isLessThanOrEqualTo(4);
		work.bytes = 1000;
		assertThat(readAll(reader)).isEqualTo(numbers(2, MANY));
		reader.close();
	}

	@Test
	void aBatchIsBoundedByNumberAndByTime() throws Exception {
		CountDownLatch slow = new CountDownLatch(1);
		Work work = new Work((item, done) -> {
			if (item == 60) {
				await(slow);
			}
			done.accept(String.valueOf(item));
		});
		PrefetchingItemReader<Integer, String> reader = reader(2, 100, work);
		assertThat(reader.read()).hasSize(50);
		long begun = System.nanoTime();
		assertThat(reader.read()).isEqualTo(numbers(51, 59));
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
		slow.countDown();
		assertThat(reader.read()).startsWith("60");
		reader.close();
	}

	@Test
	void whatComesOfAnItemIsHandedOverBitByBitAndThePositionStaysBeforeIt() throws Exception {
		CountDownLatch slow = new CountDownLatch(1);
		Work work = new Work((item, done) -> {
			done.accept(item + "a");
			if (item == 1) {
				await(slow);
			}
			done.accept(item + "b");
		});
		PrefetchingItemReader<Integer, String> reader = reader(2, 3, work);
		assertThat(reader.read()).containsExactly("1a");
		assertThat(position(reader)).isZero();
		slow.countDown();
		assertThat(reader.read()).startsWith("1b", "2a", "2b");
		assertThat(position(reader)).isPositive();
		reader.close();
	}

	private static int position(PrefetchingItemReader<Integer, String> reader) {
		ExecutionContext context = new ExecutionContext();
		reader.update(context);
		return context.getInt("last", -1);
	}

	@Test
	void aRestartGoesOnStrictlyAfterWhatWasHandedOver() throws Exception {
		for (int batches = 0; batches < 12; batches++) {
			Numbers numbers = new Numbers(MANY);
			Work work = new Work((item, done) -> done.accept(String.valueOf(item)));
			PrefetchLimits limits = new PrefetchLimits(3, 40, Long.MAX_VALUE, 17, Duration.ofMillis(100));
			ExecutionContext context = new ExecutionContext();
			PrefetchingItemReader<Integer, String> first = new PrefetchingItemReader<>(numbers, work, this.executor,
					limits, () -> false);
			first.open(context);
			List<String> read = new ArrayList<>();
			for (int i = 0; i < batches; i++) {
				read.addAll(first.read());
			}
			first.update(context);
			first.close();
			PrefetchingItemReader<Integer, String> second = new PrefetchingItemReader<>(new Numbers(MANY), work,
					this.executor, limits, () -> false);
			second.open(context);
			read.addAll(readAll(second));
			second.close();
			assertThat(read).isEqualTo(numbers(1, MANY));
		}
	}

	@Test
	void aFailureIsThrownAfterAllBeforeItWasHandedOver() throws Exception {
		Work work = new Work((item, done) -> {
			if (item == 80) {
				throw new IllegalStateException("the disk is gone");
			}
			done.accept(String.valueOf(item));
		});
		PrefetchingItemReader<Integer, String> reader = reader(3, 100, work);
		List<String> read = new ArrayList<>();
		assertThatThrownBy(() -> {
			while (true) {
				read.addAll(reader.read());
			}
		}).isInstanceOf(IllegalStateException.class).hasMessage("the disk is gone");
		assertThat(read).isEqualTo(numbers(1, 79));
		assertThat(position(reader)).isEqualTo(79);
		reader.close();
	}

	@Test
	void anErrorOfTheSourceComesThrough() {
		this.source.failAt = 3;
		PrefetchingItemReader<Integer, String> reader = reader(1, 100,
				new Work((item, done) -> done.accept(String.valueOf(item))));
		assertThatThrownBy(reader::read).hasMessage("no database");
		reader.close();
	}

	@Test
	void aStopIsNoticedWithinASecondThoughNothingComes() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		PrefetchingItemReader<Integer, String> reader = reader(2, 100, new Work((item, done) -> await(never)));
		Thread stopper = new Thread(() -> {
			sleep(300);
			this.stop.set(true);
		});
		stopper.start();
		long begun = System.nanoTime();
		assertThatThrownBy(reader::read).isInstanceOf(JobInterruptedException.class);
		reader.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofMillis(290),
				Duration.ofMillis(1300));
		stopper.join();
	}

	@Test
	void whatIsThereIsHandedOverBeforeAStop() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		CountDownLatch three = new CountDownLatch(3);
		PrefetchingItemReader<Integer, String> reader = reader(1, 100, new Work((item, done) -> {
			if (item > 3) {
				await(never);
			}
			done.accept(String.valueOf(item));
			three.countDown();
		}));
		Thread stopper = new Thread(() -> {
			await(three);
			this.stop.set(true);
		});
		stopper.start();
		assertThat(reader.read()).isEqualTo(numbers(1, 3));
		assertThatThrownBy(reader::read).isInstanceOf(JobInterruptedException.class);
		reader.close();
		stopper.join();
	}

	@Test
	void closeEndsWhatIsWorkedOnAndNothingIsBegunAfterIt() throws Exception {
		AtomicInteger begun = new AtomicInteger();
		AtomicInteger gaveUp = new AtomicInteger();
		AtomicReference<BooleanSupplier> told = new AtomicReference<>(() -> false);
		Work work = new Work((item, done) -> {
			begun.incrementAndGet();
			while (!Objects.requireNonNull(told.get()).getAsBoolean()) {
				Thread.onSpinWait();
			}
			gaveUp.incrementAndGet();
		});
		work.stopped = told;
		PrefetchingItemReader<Integer, String> reader = reader(2, 100, work);
		this.stop.set(true);
		assertThatThrownBy(reader::read).isInstanceOf(JobInterruptedException.class);
		reader.close();
		int ended = gaveUp.get();
		assertThat(ended).isEqualTo(begun.get()).isLessThanOrEqualTo(2);
		sleep(50);
		assertThat(begun.get()).isEqualTo(ended);
		assertThat(this.source.closed).isTrue();
	}

	@Test
	void closeInterruptsWhatSleepsAndLeavesTheThreadsAsTheyWere() throws Exception {
		Work work = new Work((item, done) -> sleep(60_000));
		PrefetchingItemReader<Integer, String> reader = reader(2, 100, work);
		this.stop.set(true);
		assertThatThrownBy(reader::read).isInstanceOf(JobInterruptedException.class);
		long begun = System.nanoTime();
		reader.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
		AtomicReference<String> name = new AtomicReference<>();
		AtomicBoolean interrupted = new AtomicBoolean();
		CountDownLatch ran = new CountDownLatch(1);
		this.executor.execute(() -> {
			name.set(Thread.currentThread().getName());
			interrupted.set(Thread.currentThread().isInterrupted());
			ran.countDown();
		});
		await(ran);
		assertThat(name.get()).startsWith("read-");
		assertThat(interrupted).isFalse();
	}

	@Test
	void whatTakesLongHasAThreadOfItsOwn() throws Exception {
		Set<String> names = ConcurrentHashMap.newKeySet();
		Work work = new Work((item, done) -> {
			if (item % 10 == 0) {
				names.add(Thread.currentThread().getName());
				sleep(2);
			}
			done.accept(String.valueOf(item));
		});
		work.longEvery = 10;
		PrefetchingItemReader<Integer, String> reader = reader(3, 50, work);
		assertThat(readAll(reader)).isEqualTo(numbers(1, MANY));
		assertThat(names).containsExactly("work-large-1");
		reader.close();
	}

	@Test
	void whereNoMoreThreadsAreToBeHadOneIsEnough() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		Executor one = (task) -> {
			if (asked.incrementAndGet() > 1) {
				throw new RejectedExecutionException("no thread");
			}
			this.executor.execute(() -> {
				task.run();
				asked.set(0);
			});
		};
		Work work = new Work((item, done) -> done.accept(String.valueOf(item)));
		PrefetchingItemReader<Integer, String> reader = new PrefetchingItemReader<>(this.source, work, one,
				new PrefetchLimits(4, MANY, Long.MAX_VALUE, MANY, Duration.ofSeconds(1)), this.stop::get);
		reader.open(new ExecutionContext());
		assertThat(readAll(reader)).isEqualTo(numbers(1, MANY));
		reader.close();
	}

	@Test
	void aThreadOfTheCallerWillDo() throws Exception {
		PrefetchingItemReader<Integer, String> reader = new PrefetchingItemReader<>(this.source,
				new Work((item, done) -> done.accept(String.valueOf(item))), Runnable::run,
				new PrefetchLimits(4, 10, Long.MAX_VALUE, 3, Duration.ofSeconds(1)), this.stop::get);
		reader.open(new ExecutionContext());
		assertThat(readAll(reader)).isEqualTo(numbers(1, MANY));
		reader.close();
	}

	@Test
	void aFailedWorkerIsNotUsedAgain() throws Exception {
		AtomicInteger made = new AtomicInteger();
		Work work = new Work((item, done) -> {
			if (item == 2) {
				throw new IllegalStateException("broken");
			}
			done.accept(String.valueOf(item));
		});
		work.made = made;
		PrefetchingItemReader<Integer, String> reader = reader(1, 100, work);
		assertThat(reader.read()).containsExactly("1");
		assertThatThrownBy(reader::read).hasMessage("broken");
		reader.close();
		assertThat(made.get()).isBetween(1, 2);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void sleep(long millis) {
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
	private static final class Numbers implements ItemStreamReader<Integer> {

		private final int end;

		private int failAt;

		private volatile int last;

		private boolean closed;

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
	private static final class Work implements PrefetchedWork<Integer, String> {

		private final Step step;

		private final Set<String> threads = ConcurrentHashMap.newKeySet();

		private AtomicReference<BooleanSupplier> stopped = new AtomicReference<>(() -> false);

		private AtomicInteger made = new AtomicInteger();

		private int longEvery = Integer.MAX_VALUE;

		private long bytes;

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
		public boolean isLong(Integer item) {
			return item % this.longEvery == 0;
		}

	}

	/**
	 * What is done to an item.
	 */
	private interface Step {

		void perform(int item, Consumer<String> done);

	}

}
