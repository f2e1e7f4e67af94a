package dev.driveyard.jobs.contents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * {@link PrefetchingItemReader} hands over all that work with effects has done before the
 * run ends.
 */
class PrefetchedEffectsTests extends PrefetchingTestBase {

	/** What was done, in whatever order. */
	private final Collection<String> effects = new ConcurrentLinkedQueue<>();

	private Work work(Step step) {
		Work work = new Work((item, done) -> step.perform(item, (result) -> {
			this.effects.add(result);
			done.accept(result);
		}));
		work.effects = true;
		return work;
	}

	private static void awaitStop(Work work) {
		while (!Objects.requireNonNull(work.stopped.get()).getAsBoolean()) {
			Thread.onSpinWait();
		}
	}

	private static boolean isStopped(Work work) {
		return Objects.requireNonNull(work.stopped.get()).getAsBoolean();
	}

	/** Each does one half, and the other unless it is told to end. */
	private Work halves(int stopAt) {
		Work[] self = new Work[1];
		self[0] = work((item, done) -> {
			if (item > stopAt && isStopped(self[0])) {
				return;
			}
			done.accept(item + "a");
			if (item == stopAt) {
				this.stop.set(true);
				awaitStop(self[0]);
			}
			if (!isStopped(self[0])) {
				done.accept(item + "b");
			}
		});
		return self[0];
	}

	@Test
	void allThatWasDoneIsHandedOverAtOnceBeforeAStop() throws Exception {
		PrefetchingItemReader<Integer, String> reader = reader(3, 40, halves(120));
		List<String> read = new ArrayList<>();
		assertThatThrownBy(() -> {
			while (true) {
				read.addAll(Objects.requireNonNull(reader.read()));
			}
		}).isInstanceOf(JobInterruptedException.class);
		assertThat(read).containsExactlyInAnyOrderElementsOf(this.effects).contains("120a").doesNotContain("120b");
		assertThat(read).isSortedAccordingTo((one, other) -> Integer.compare(number(one), number(other)));
		assertThat(position(reader)).isLessThan(120);
		reader.close();
	}

	private static int number(String half) {
		return Integer.parseInt(half.substring(0, half.length() - 1));
	}

	@Test
	void allThatWasDoneIsHandedOverBeforeAFailure() throws Exception {
		Work work = work((item, done) -> {
			done.accept(String.valueOf(item));
			if (item == 80) {
				throw new IllegalStateException("the disk is full");
			}
		});
		PrefetchingItemReader<Integer, String> reader = reader(3, 100, work);
		List<String> read = new ArrayList<>();
		assertThatThrownBy(() -> {
			while (true) {
				read.addAll(Objects.requireNonNull(reader.read()));
			}
		}).hasMessage("the disk is full");
		assertThat(read).containsExactlyInAnyOrderElementsOf(this.effects)
			.startsWith(numbers(1, 80).toArray(String[]::new));
		assertThat(position(reader)).isEqualTo(79);
		assertThatThrownBy(reader::read).hasMessage("the disk is full");
		reader.close();
	}

	@Test
	void allThatWasDoneIsHandedOverBeforeAnErrorOfTheSource() throws Exception {
		this.source.failAt = 7;
		this.source.beforeFailure = () -> {
			while (this.effects.isEmpty()) {
				Thread.onSpinWait();
			}
		};
		Work work = work((item, done) -> {
			sleep(20);
			done.accept(String.valueOf(item));
		});
		PrefetchingItemReader<Integer, String> reader = reader(2, 100, work);
		assertThat(reader.read()).containsExactlyInAnyOrderElementsOf(this.effects).contains("1");
		assertThatThrownBy(reader::read).hasMessage("no database");
		reader.close();
	}

	@Test
	void aStopWaitsForNoThreadOfOthers() throws Exception {
		List<Runnable> waiting = new ArrayList<>();
		ThreadShares busy = (most) -> waiting::add;
		Work work = work((item, done) -> done.accept(String.valueOf(item)));
		work.tellsSkipped = true;
		PrefetchingItemReader<Integer, String> reader = new PrefetchingItemReader<>(this.source, work, busy,
				new PrefetchLimits(2, 10, Long.MAX_VALUE, 50, Duration.ofMillis(200)), this.stop::get);
		reader.open(new ExecutionContext());
		Thread stopper = new Thread(() -> {
			sleep(100);
			this.stop.set(true);
		});
		stopper.start();
		assertThat(reader.read()).isEqualTo(IntStream.rangeClosed(1, 10).mapToObj((item) -> "not " + item).toList());
		assertThatThrownBy(reader::read).isInstanceOf(JobInterruptedException.class);
		reader.close();
		waiting.forEach(Runnable::run);
		assertThat(this.effects).isEmpty();
		stopper.join();
	}

	@Test
	void aStopLeavesWhatDoesNotReact() throws Exception {
		CountDownLatch answer = new CountDownLatch(1);
		Work work = work((item, done) -> {
			done.accept(item + "a");
			if (item == 3) {
				this.stop.set(true);
				await(answer);
				done.accept(item + "b");
			}
		});
		work.longestEnd = Duration.ofMillis(300);
		PrefetchingItemReader<Integer, String> reader = reader(2, 5, work);
		List<String> read = new ArrayList<>();
		assertThatThrownBy(() -> {
			while (true) {
				read.addAll(Objects.requireNonNull(reader.read()));
			}
		}).isInstanceOf(JobInterruptedException.class);
		reader.close();
		assertThat(read).contains("1a", "2a", "3a");
		assertThat(work.left).containsExactly(3);
		assertThat(work.returned.getCount()).isEqualTo(1);
		answer.countDown();
		await(work.returned);
		assertThat(read).doesNotContain("3b");
		assertThat(this.effects).contains("3b");
	}

	@Test
	void theEndOfAFailedStepLeavesWhatDoesNotReact() throws Exception {
		CountDownLatch answer = new CountDownLatch(1);
		CountDownLatch begun = new CountDownLatch(1);
		Work work = work((item, done) -> {
			if (item == 2) {
				begun.countDown();
				await(answer);
			}
			done.accept(String.valueOf(item));
		});
		work.longestEnd = Duration.ofMillis(300);
		PrefetchingItemReader<Integer, String> reader = reader(
				new PrefetchLimits(1, 2, Long.MAX_VALUE, 1, Duration.ofMillis(1)), work);
		assertThat(reader.read()).containsExactly("1");
		await(begun);
		reader.close();
		assertThat(work.left).containsExactly(2);
		answer.countDown();
		await(work.returned);
	}

	@Test
	void theEndWaitsForWhatIsWorkedOnAndDoesNotInterruptIt() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		AtomicBoolean interrupted = new AtomicBoolean();
		Work work = work((item, done) -> {
			if (item == 2) {
				begun.countDown();
				try {
					TimeUnit.MILLISECONDS.sleep(300);
				}
				catch (InterruptedException ex) {
					interrupted.set(true);
				}
			}
			done.accept(String.valueOf(item));
		});
		PrefetchingItemReader<Integer, String> reader = reader(
				new PrefetchLimits(1, 2, Long.MAX_VALUE, 1, Duration.ofMillis(1)), work);
		assertThat(reader.read()).containsExactly("1");
		await(begun);
		reader.close();
		assertThat(this.effects).contains("2").doesNotContain("3");
		assertThat(interrupted).isFalse();
	}

	@Test
	void aBatchIsBoundedByTheAmountOfItsResults() throws Exception {
		Work work = work((item, done) -> done.accept(String.valueOf(item)));
		work.amount = 20;
		PrefetchingItemReader<Integer, String> reader = reader(
				new PrefetchLimits(2, MANY, Long.MAX_VALUE, 50, Duration.ofSeconds(5)), work);
		assertThat(reader.read()).isEqualTo(numbers(1, 3));
		assertThat(readAll(reader)).isEqualTo(numbers(4, MANY));
		reader.close();
	}

}
