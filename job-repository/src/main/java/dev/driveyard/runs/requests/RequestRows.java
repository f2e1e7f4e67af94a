package dev.driveyard.runs.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import dev.driveyard.files.Address;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.requests.LaunchRequest.Action;
import dev.driveyard.runs.requests.LaunchRequest.Asked;
import dev.driveyard.runs.requests.LaunchRequest.Outcome;
import dev.driveyard.runs.requests.LaunchRequest.State;
import dev.driveyard.runs.requests.LaunchRequest.Times;
import dev.driveyard.runs.requests.LaunchRequest.Work;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of rows.
 */
final class RequestRows {

	private RequestRows() {
	}

	static LaunchRequest request(ResultSet row, int number) throws SQLException {
		long notBefore = row.getLong("not_before");
		Asked asked = new Asked(Action.valueOf(row.getString("action")), row.getString("job"),
				row.getString("parameters"), optional(row, "of_run"), row.getInt("priority"),
				row.getString("requested_by"), row.getString("idempotency_key"),
				(notBefore != 0) ? Instant.ofEpochMilli(notBefore) : null);
		return new LaunchRequest(row.getLong("id"), asked,
				new Work(row.getString("subject"), row.getString("description")), row.getString("device_id"),
				State.valueOf(row.getString("state")), optional(row, "run_id"),
				new Times(Instant.ofEpochMilli(row.getLong("created")), time(row, "taken"), time(row, "ended")),
				new Outcome(row.getString("outcome"), row.getString("message")));
	}

	static Claim claim(ResultSet row) throws SQLException {
		return new Claim(new Address(row.getString("device_id"), row.getString("path")), row.getInt("exclusive") != 0);
	}

	private static @Nullable Long optional(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : Long.valueOf(value);
	}

	private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
		Long value = optional(row, column);
		return (value != null) ? Instant.ofEpochMilli(value) : null;
	}

}
