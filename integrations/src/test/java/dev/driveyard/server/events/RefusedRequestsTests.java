package dev.driveyard.server.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.catalogue.Json;
import dev.driveyard.runs.events.NewServerEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link RefusedRequests} records little, whatever is refused, by a clock that the test
 * sets.
 */
class RefusedRequestsTests {

	private final AtomicLong clock = new AtomicLong(1);

	private final List<NewServerEvent> events = new ArrayList<>();

	private final RefusedRequests refused = new RefusedRequests(this.events::add, this.clock::get);

	private static RefusedRequest request(String address, int status, String path) {
		return new RefusedRequest(address, "", status, "GET " + path, path, null, null);
	}

	private List<String> told() {
		return this.events.stream()
			.map((event) -> event.address() + " " + Json.read(event.payload()).get("status") + " "
					+ Json.read(event.payload()).get("count"))
			.toList();
	}

	@Test
	void theFirstIsToldAtOnceAndTheOthersOnceAMinute() {
		for (int number = 0; number < 100; number++) {
			this.refused.add(request("10.0.0.1", 401, "/" + number));
			this.refused.add(request("10.0.0.1", 403, "/" + number));
			this.refused.add(request("10.0.0.2", 401, "/" + number));
			this.refused.tell();
		}
		assertThat(told()).containsExactly("10.0.0.1 401 1", "10.0.0.1 403 1", "10.0.0.2 401 1");
		this.clock.addAndGet(60_000);
		this.refused.tell();
		assertThat(told()).hasSize(6).contains("10.0.0.1 401 99", "10.0.0.1 403 99", "10.0.0.2 401 99");
		this.refused.add(request("10.0.0.1", 401, "/more"));
		this.refused.tell();
		assertThat(told()).hasSize(6);
		this.refused.tellAll();
		assertThat(told()).hasSize(7).endsWith("10.0.0.1 401 1");
	}

	@Test
	void whoHasBeenQuietIsToldOfAtOnceAgain() {
		this.refused.add(request("10.0.0.1", 401, "/"));
		this.clock.addAndGet(60_000);
		this.refused.tell();
		this.refused.add(request("10.0.0.1", 401, "/"));
		assertThat(told()).containsExactly("10.0.0.1 401 1", "10.0.0.1 401 1");
	}

	@Test
	void manyAddressesAreToldOfAsOne() {
		for (int number = 0; number < 5000; number++) {
			this.refused.add(request("10.0." + number / 256 + "." + number % 256, 401, "/"));
		}
		assertThat(this.events).hasSize(1001);
		this.refused.tellAll();
		assertThat(told()).hasSize(1002).endsWith("others 401 3999");
	}

	@Test
	void whatAStrangerSendsIsCut() {
		this.refused.add(request("10.0.0.1", 404, "/" + "x".repeat(8000)));
		assertThat(this.events.get(0).payload()).hasSizeLessThan(800);
	}

}
