package dev.driveyard.jobs.operate;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be run. A value: it can be a row, the body of a request, or the
 * payload of a message.
 *
 * @param job the name of the job
 * @param parameters as JSON has them: texts, numbers, booleans and lists of texts
 * @param priority larger ones go first
 * @param requestedBy who asks, for a person
 * @param idempotencyKey what tells this request from any other, so that sent twice it is
 * run once; null if it has none
 * @param notBefore when it may begin at the earliest; null for at once
 */
public record RunRequest(String job, Map<String, Object> parameters, int priority, String requestedBy,
		@Nullable String idempotencyKey, @Nullable Instant notBefore) {

	/** The priority of what says nothing of it. */
	public static final int NORMAL = 0;

	public RunRequest {
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	/**
	 * A request for now.
	 */
	public static RunRequest of(String job, Map<String, Object> parameters, String requestedBy) {
		return new RunRequest(job, parameters, NORMAL, requestedBy, null, null);
	}

	/** As JSON. */
	public String toJson() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("job", this.job);
		map.put("parameters", this.parameters);
		map.put("priority", this.priority);
		map.put("requestedBy", this.requestedBy);
		if (this.idempotencyKey != null) {
			map.put("idempotencyKey", this.idempotencyKey);
		}
		if (this.notBefore != null) {
			map.put("notBefore", this.notBefore.toString());
		}
		return Json.write(map);
	}

	/**
	 * The inverse of {@link #toJson}.
	 * @throws IllegalArgumentException if the text is no request; the message says why
	 */
	public static RunRequest ofJson(String text) {
		Map<String, Object> map = RunRequestJson.read(text);
		return new RunRequest(RunRequestJson.text(map, "job"), RunRequestJson.object(map, "parameters"),
				RunRequestJson.number(map, "priority", NORMAL), RunRequestJson.text(map, "requestedBy"),
				RunRequestJson.optional(map, "idempotencyKey"), RunRequestJson.instant(map, "notBefore"));
	}

}
