package dev.driveyard.jobs.operate.queue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import dev.driveyard.jobs.operate.queue.RunEvent.Kind;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link RunEvents} with listeners that fail, block and never return.
 */
class RunEventsTests {

	private static final int MOST = 10;

	private static final int MOST_ENDS = 30;

	private final CountDownLatch blocked = new CountDownLatch(1);

	private final CountDownLatch goOn = new CountDownLatch(1);

	private final List<RunEvent> slow = new CopyOnWriteArrayList<>();

	private final List<RunEvent> others = new CopyOnWriteArrayList<>();

	private final RunEvents events = new RunEvents(List.of(this::block, this::fail, this.others::add), MOST, MOST_ENDS);

	@AfterEach
	void close() {
		this.goOn.countDown();
		this.events.close();
	}

	private void block(RunEvent event) {
		this.blocked.countDown();
		try {
			this.goOn.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return;
		}
		this.slow.add(event);
	}

	private void fail(RunEvent event) {
		throw new IllegalStateException("This one always fails");
	}

	private void publish(Kind kind, long request) {
		this.events.publish(new RunEvent(kind, request, null, "work", "a", "somebody", null, null));
	}

	/** All of a request, and waits until those who do not block have it. */
	private void publishAll(long request) {
		publish(Kind.QUEUED, request);
		publish(Kind.STARTED, request);
		publish(Kind.ENDED, request);
		Awaitility.await().until(() -> this.others.size() == 3 * request);
	}

	@Test
	void whoBlocksOrFailsHoldsUpNobodyElseAndIsToldInOrderLater() throws InterruptedException {
		publishAll(1);
		assertThat(this.blocked.await(10, TimeUnit.SECONDS)).isTrue();
		publishAll(2);
		assertThat(this.slow).isEmpty();
		this.goOn.countDown();
		Awaitility.await().until(() -> this.slow.size() == 6);
		assertThat(this.slow).isEqualTo(this.others);
	}

	@Test
	void whoIsFarBehindIsToldOfAllEnds() {
		LongStream.rangeClosed(1, 25).forEach(this::publishAll);
		this.goOn.countDown();
		Awaitility.await().until(() -> ends(this.slow).size() == 25);
		assertThat(ends(this.slow)).isEqualTo(ends(this.others));
		assertThat(this.slow).hasSizeLessThan(3 * MOST);
		int told = this.slow.size();
		publish(Kind.QUEUED, 26);
		Awaitility.await().until(() -> this.slow.size() == told + 1);
		assertThat(this.slow.get(told).kind()).as("it has caught up").isEqualTo(Kind.QUEUED);
	}

	private static List<Long> ends(List<RunEvent> events) {
		return events.stream().filter(RunEvent::isEnd).map(RunEvent::request).toList();
	}

	@Test
	void whoNeverReturnsIsToldNothingMore() {
		LongStream.rangeClosed(1, MOST_ENDS + 5).forEach(this::publishAll);
		this.goOn.countDown();
		Awaitility.await().until(() -> this.slow.size() == 1);
		publishAll(MOST_ENDS + 6);
		this.events.start();
		this.events.stop();
		assertThat(this.slow).as("what it had when it blocked").hasSize(1);
		assertThat(ends(this.others)).hasSize(MOST_ENDS + 6);
	}

	@Test
	void atTheEndAllAreTold() {
		this.goOn.countDown();
		this.events.start();
		for (long request = 1; request <= 3; request++) {
			publish(Kind.ENDED, request);
		}
		this.events.stop();
		assertThat(this.slow).hasSize(3);
		assertThat(this.others).hasSize(3);
	}

	@Test
	void whoIsRemovedIsToldNoMore() {
		RunEventListener other = this.slow::add;
		this.goOn.countDown();
		this.events.add(other);
		publishAll(1);
		this.events.remove(other);
		Awaitility.await().until(() -> this.slow.size() == 6);
		publishAll(2);
		Awaitility.await().until(() -> this.slow.size() == 9);
		assertThat(this.slow).filteredOn((event) -> event.request() == 2).hasSize(3);
	}

}
