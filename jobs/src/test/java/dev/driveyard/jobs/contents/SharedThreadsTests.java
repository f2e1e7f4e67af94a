package dev.driveyard.jobs.contents;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SharedThreads} leave everybody a thread, whatever others do with theirs.
 */
@Timeout(30)
class SharedThreadsTests {

	private final SharedThreads threads = new ReadExecutor(4, 2);

	private final CountDownLatch answer = new CountDownLatch(1);

	@AfterEach
	void end() {
		this.answer.countDown();
		this.threads.close();
	}

	/**
	 * Work on a disk that does not answer; returns the number of threads that have come.
	 */
	private AtomicInteger hang(Executor share, int tasks, int expected) throws InterruptedException {
		AtomicInteger begun = new AtomicInteger();
		CountDownLatch come = new CountDownLatch(expected);
		for (int i = 0; i < tasks; i++) {
			share.execute(() -> {
				begun.incrementAndGet();
				come.countDown();
				awaitAnswer();
			});
		}
		assertThat(come.await(20, TimeUnit.SECONDS)).isTrue();
		return begun;
	}

	private void awaitAnswer() {
		try {
			this.answer.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void runAll(Executor share, int tasks) throws InterruptedException {
		CountDownLatch done = new CountDownLatch(tasks);
		for (int i = 0; i < tasks; i++) {
			share.execute(done::countDown);
		}
		assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void whoHangsHasNoMoreThanItsShare() throws InterruptedException {
		AtomicInteger begun = hang(this.threads.share(64), 100, 2);
		runAll(this.threads.share(64), 100);
		assertThat(begun).hasValue(2);
	}

	@Test
	void oneThreadIsThereHoweverManyHang() throws InterruptedException {
		List<AtomicInteger> begun = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			begun.add(hang(this.threads.share(64), 10, (i < 2) ? 2 : 1));
		}
		runAll(this.threads.share(1), 10);
		assertThat(begun.stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(12);
	}

	@Test
	void whatWaitsIsRunWhenThreadsComeBack() throws InterruptedException {
		Executor share = this.threads.share(2);
		hang(share, 2, 2);
		CountDownLatch waiting = new CountDownLatch(6);
		for (int i = 0; i < 6; i++) {
			share.execute(waiting::countDown);
		}
		assertThat(waiting.getCount()).isEqualTo(6);
		this.answer.countDown();
		assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
	}

}
