package dev.driveyard.jobs.contents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link PrefetchingItemReader} keeps the order, its bounds and the position of what it
 * wraps.
 */
class PrefetchingItemReaderTests extends PrefetchingTestBase {

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

	/** A thread that has just done all it had is free in a moment. */
	private static boolean tryAcquire(Semaphore free) {
		try {
			return free.tryAcquire(200, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Test
	void whereNoMoreThreadsAreToBeHadOneIsEnough() throws Exception {
		Semaphore free = new Semaphore(1);
		Executor one = (task) -> {
			if (!tryAcquire(free)) {
				throw new RejectedExecutionException("no thread");
			}
			this.executor.share(1).execute(() -> {
				task.run();
				free.release();
			});
		};
		Work work = new Work((item, done) -> done.accept(String.valueOf(item)));
		PrefetchingItemReader<Integer, String> reader = new PrefetchingItemReader<>(this.source, work, (most) -> one,
				new PrefetchLimits(4, MANY, Long.MAX_VALUE, MANY, Duration.ofSeconds(1)), this.stop::get);
		reader.open(new ExecutionContext());
		assertThat(readAll(reader)).isEqualTo(numbers(1, MANY));
		reader.close();
	}

	@Test
	void aThreadOfTheCallerWillDo() throws Exception {
		PrefetchingItemReader<Integer, String> reader = new PrefetchingItemReader<>(this.source,
				new Work((item, done) -> done.accept(String.valueOf(item))), (most) -> Runnable::run,
				new PrefetchLimits(4, 10, Long.MAX_VALUE, 3, Duration.ofSeconds(1)), this.stop::get);
		reader.open(new ExecutionContext());
		assertThat(readAll(reader)).isEqualTo(numbers(1, MANY));
		reader.close();
	}

}
