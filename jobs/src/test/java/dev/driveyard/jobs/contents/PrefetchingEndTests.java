package dev.driveyard.jobs.contents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobInterruptedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * {@link PrefetchingItemReader} ends when it is told to, and when something fails.
 */
class PrefetchingEndTests extends PrefetchingTestBase {

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
	void aStopIsNoticedThoughNothingComes() throws Exception {
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
				Duration.ofSeconds(20));
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
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
		AtomicReference<String> name = new AtomicReference<>();
		AtomicBoolean interrupted = new AtomicBoolean();
		CountDownLatch ran = new CountDownLatch(1);
		this.executor.share(1).execute(() -> {
			name.set(Thread.currentThread().getName());
			interrupted.set(Thread.currentThread().isInterrupted());
			ran.countDown();
		});
		await(ran);
		assertThat(name.get()).startsWith("read-");
		assertThat(interrupted).isFalse();
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

}
