package dev.driveyard.runs.requests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.driveyard.database.Dialect;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.ClaimSet;
import dev.driveyard.runs.LaunchLock;
import dev.driveyard.runs.requests.LaunchRequest.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Picks the request that goes next: the first, by priority and then by age, whose time
 * has come and whose claims are free. What one that waits claims is not given to those
 * behind it: so requests that are about the same run in their order, and a large one is
 * not passed by small ones for ever. Only one that waits for a part of the library itself
 * lets others have its files meanwhile: it may wait for long, and can't be passed for
 * ever, since it goes before them once that part is free. Whoever picks holds the
 * {@link LaunchLock}.
 */
public class RequestPick {

	/** Most often the very first can go. */
	private static final int FIRST_PAGE = 16;

	private static final int PAGE = 1000;

	private final JdbcClient client;

	private final RequestStore store;

	private final String waiting;

	private final String anyWaiting;

	public RequestPick(JdbcClient client, RequestStore store, Dialect dialect) {
		this.client = client;
		this.store = store;
		String mine = """
				FROM launch_request WHERE state = 'QUEUED' AND not_before <= %s AND (device_id IS NULL OR device_id = ?)
				""".formatted(dialect.epochMillis());
		this.anyWaiting = "SELECT count(*) FROM (SELECT 1 " + mine + " LIMIT 1) w";
		this.waiting = """
				SELECT q.id, q.priority, q.subject, c.device_id, c.path, c.exclusive FROM (SELECT id, priority, subject
				""" + mine + """
				AND priority <= ? AND (priority < ? OR id > ?) ORDER BY priority DESC, id LIMIT ?) q
				LEFT JOIN request_claim c ON c.request_id = q.id ORDER BY q.priority DESC, q.id""";
	}

	/**
	 * Whether a request waits that a device could take, if its claims are free. Wants no
	 * lock.
	 * @param reader what reads only
	 */
	public boolean isAnyWaiting(JdbcClient reader, String device) {
		return reader.sql(this.anyWaiting).param(device).query(Long.class).single() > 0;
	}

	/**
	 * Whether there is one that could be taken now. Wants no lock where all is read by
	 * connections that only read: then whoever does take it looks again.
	 * @param whole as for {@link #take}
	 */
	public boolean isAnyFree(Taker taker, boolean whole) {
		return next(taker, whole, (one) -> true).isPresent();
	}

	/**
	 * Takes the request that goes next.
	 * @param whole whether to look at all that wait: else at the first
	 * {@value #FIRST_PAGE} and {@value #PAGE}
	 */
	public Optional<LaunchRequest> take(Taker taker, boolean whole) {
		return next(taker, whole, (id) -> this.store.take(id, taker.process())).flatMap(this.store::find);
	}

	private Optional<Long> next(Taker taker, boolean whole, Predicate<Long> take) {
		reserveRunning(taker);
		Place after = Place.FIRST;
		int size = FIRST_PAGE;
		List<Waiting> page;
		do {
			page = page(taker.device(), after, size);
			for (Waiting one : page) {
				if (taker.canTake(one) && take.test(one.place().id())) {
					return Optional.of(one.place().id());
				}
				taker.reserve(one);
				after = one.place();
			}
			size = (page.size() < size || (size == PAGE && !whole)) ? 0 : PAGE;
		}
		while (size > 0);
		return Optional.empty();
	}

	/** Those of which no run has begun yet, too. */
	private void reserveRunning(Taker taker) {
		this.client.sql("""
				SELECT q.id, q.priority, q.subject, c.device_id, c.path, c.exclusive FROM launch_request q
				LEFT JOIN request_claim c ON c.request_id = q.id
				WHERE q.state = 'RUNNING'""").query((row) -> {
			taker.works().add(row.getString("subject"));
			if (row.getString("path") != null) {
				taker.busy().add(RequestRows.claim(row));
			}
		});
	}

	private List<Waiting> page(String device, Place after, int size) {
		Map<Long, Waiting> page = new LinkedHashMap<>();
		this.client.sql(this.waiting)
			.params(device, after.priority(), after.priority(), after.id(), size)
			.query((row) -> {
				Place place = new Place(row.getInt("priority"), row.getLong("id"));
				String subject = row.getString("subject");
				Waiting one = page.computeIfAbsent(place.id(), (id) -> new Waiting(place, subject, new ArrayList<>()));
				if (row.getString("path") != null) {
					one.claims().add(RequestRows.claim(row));
				}
			});
		return List.copyOf(page.values());
	}

	/** A request that waits. */
	private record Waiting(Place place, String subject, List<Claim> claims) {
	}

	/**
	 * Who takes a request, and what is not to be had.
	 *
	 * @param device the machine whose paths it can reach
	 * @param process the id of its row
	 * @param busy what runs have claimed
	 * @param works the subjects of what runs
	 * @param resting requests that it could not run a moment ago
	 */
	public record Taker(String device, String process, ClaimSet busy, Set<String> works, Set<Long> resting) {

		private boolean canTake(Waiting one) {
			return !this.resting.contains(one.place().id()) && !this.works.contains(one.subject())
					&& !this.busy.excludesAny(one.claims());
		}

		private void reserve(Waiting one) {
			this.works.add(one.subject());
			List<Claim> ofLibrary = one.claims().stream().filter((claim) -> !claim.isOfFiles()).toList();
			this.busy.addAll(this.busy.excludesAny(ofLibrary) ? ofLibrary : one.claims());
		}

	}

}
