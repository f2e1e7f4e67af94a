package dev.driveyard.server.events;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import dev.driveyard.runs.events.ServerEventStore;
import dev.driveyard.runs.events.ServerEventStore.Extent;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.security.Caller;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What happens, as it happens.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/events")
final class EventsController {

	private static final Duration RETRY = Duration.ofSeconds(2);

	private final EventHub hub;

	private final ServerEventStore store;

	private final ListenerPlaces places;

	private final EventSettings settings;

	EventsController(EventHub hub, ServerEventStore store, ListenerPlaces places, EventSettings settings) {
		this.hub = hub;
		this.store = store;
		this.places = places;
		this.settings = settings;
	}

	/**
	 * Tells what happens until the caller goes.
	 * @param last the id of the last event that the caller has seen; null to begin now
	 * @param after the same, for those who can't set a header
	 */
	@GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	void listen(@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
			@RequestParam(required = false) @Nullable String after, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		String seen = (last != null && !last.isEmpty()) ? last : after;
		Extent extent = this.store.extent();
		long id = (seen != null) ? id(seen, (last != null) ? "Last-Event-ID" : "after") : extent.last();
		this.places.take(caller);
		boolean begun = false;
		try {
			begun = answer(request, response, caller, id, extent);
		}
		finally {
			if (!begun) {
				this.places.leave(caller);
			}
		}
	}

	/** Says whether the caller listens now. */
	private boolean answer(HttpServletRequest request, HttpServletResponse response, Caller caller, long id,
			Extent extent) throws IOException {
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setCharacterEncoding("UTF-8");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Accel-Buffering", "no");
		response.flushBuffer();
		if (!HttpMethod.GET.matches(request.getMethod())) {
			return false;
		}
		begin(request, response, caller, id, extent);
		return true;
	}

	private static long id(String text, String field) {
		try {
			return Math.max(0, Long.parseLong(text));
		}
		catch (NumberFormatException ex) {
			throw ProblemException.ofField(field, "is the id of an event");
		}
	}

	private void begin(HttpServletRequest request, HttpServletResponse response, Caller caller, long id, Extent extent)
			throws IOException {
		boolean missing = id < extent.forgotten() || id > extent.last();
		AsyncContext context = request.startAsync();
		context.setTimeout(0);
		EventClient client = new EventClient(context, response.getOutputStream(), caller,
				missing ? Math.min(Math.max(id, extent.forgotten()), extent.last()) : id, this.settings.queue(),
				this.hub::wake);
		client.offer(EventText.retry(RETRY));
		if (missing) {
			client.offer(EventText.passing("events.missing",
					Map.of("kind", "events.missing", "after", id, "first", extent.forgotten() + 1)));
		}
		context.addListener(new Leaving(client));
		response.getOutputStream().setWriteListener(client);
		if (!this.hub.add(client)) {
			client.close();
		}
	}

	/**
	 * Notices that a client is gone.
	 */
	private final class Leaving implements AsyncListener {

		private final EventClient client;

		Leaving(EventClient client) {
			this.client = client;
		}

		@Override
		public void onComplete(AsyncEvent event) {
			EventsController.this.hub.remove(this.client);
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			this.client.close();
		}

		@Override
		public void onError(AsyncEvent event) {
			EventsController.this.hub.remove(this.client);
			this.client.close();
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
