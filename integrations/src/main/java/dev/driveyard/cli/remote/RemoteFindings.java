package dev.driveyard.cli.remote;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.catalogue.findings.Finding.Code;
import dev.driveyard.catalogue.findings.StoredFinding;
import dev.driveyard.catalogue.findings.StoredFinding.Status;
import dev.driveyard.files.FileTimes;
import org.jspecify.annotations.Nullable;

/**
 * What the validations of a server elsewhere have found.
 */
public final class RemoteFindings {

	private final RemoteServer server;

	public RemoteFindings(RemoteServer server) {
		this.server = server;
	}

	/**
	 * Hands over those that fit, the worst first.
	 * @param query what has to hold, as the API has it
	 */
	public void forEach(String query, Consumer<StoredFinding> action) {
		this.server.forEach("/findings?" + query, (told) -> action.accept(finding(told)));
	}

	/** Those that are told of an entry. */
	@SuppressWarnings("unchecked")
	public static List<StoredFinding> in(Map<String, Object> entry) {
		return (entry.get("findings") instanceof List<?> list)
				? list.stream().map((one) -> finding((Map<String, Object>) one)).toList() : List.of();
	}

	private static StoredFinding finding(Map<String, Object> told) {
		Finding.Found found = (told.get("modified") != null) ? new Finding.Found(0,
				RemoteServer.number(told.get("size")), FileTimes.of(Instant.parse(text(told, "modified")))) : null;
		Finding finding = new Finding(RemoteServer.number(told.get("entry")), Code.valueOf(text(told, "code")),
				RemoteEntries.path(told), text(told, "message"), null, found);
		Status status = Status.valueOf(text(told, "status").toUpperCase(Locale.ROOT));
		return new StoredFinding(RemoteServer.number(told.get("id")), finding, 1, millis(told, "first_seen"),
				(status == Status.NEW) ? 1 : 2, millis(told, "last_seen"),
				(status == Status.RESOLVED) ? (Long) 3L : null,
				(told.get("resolved") != null) ? (Long) millis(told, "resolved") : null);
	}

	private static String text(Map<String, Object> told, String key) {
		return RemoteServer.text(told.get(key));
	}

	private static long millis(Map<String, ? extends @Nullable Object> told, String key) {
		return Instant.parse(RemoteServer.text(told.get(key))).toEpochMilli();
	}

}
