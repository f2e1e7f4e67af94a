package dev.driveyard.cli.shape;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.tokens.AccessToken;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is printed: all but itself.
 *
 * @param object the documented object
 */
public record TokenShape(Map<String, @Nullable Object> object) {

	/** One of a library here. */
	public static TokenShape of(AccessToken token) {
		Map<String, @Nullable Object> told = new LinkedHashMap<>();
		told.put("id", token.id());
		told.put("name", token.name());
		told.put("role", token.role().name().toLowerCase(Locale.ROOT));
		told.put("created", token.created().toString());
		told.put("expires", text(token.expires()));
		told.put("lastUsed", text(token.lastUsed()));
		told.put("revoked", text(token.revoked()));
		return of(told);
	}

	private static @Nullable String text(@Nullable Instant time) {
		return (time != null) ? time.toString() : null;
	}

	/** One that a server tells of. */
	public static TokenShape of(Map<String, ? extends @Nullable Object> told) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("type", "token");
		map.put("id", told.get("id"));
		map.put("name", told.get("name"));
		map.put("role", told.get("role"));
		map.put("created", told.get("created"));
		map.put("expires", told.get("expires"));
		map.put("last_used", told.get("lastUsed"));
		map.put("revoked", told.get("revoked"));
		return new TokenShape(map);
	}

	/** With itself, for the one time that it is shown. */
	public TokenShape with(@Nullable Object secret) {
		this.object.put("token", secret);
		return this;
	}

	/** Who has it. */
	public String name() {
		return String.valueOf(this.object.get("name"));
	}

	/** It on a line. */
	public String line() {
		return String.format("%4s  %-20s %-9s %s", this.object.get("id"), name(), this.object.get("role"), state());
	}

	private String state() {
		if (this.object.get("revoked") != null) {
			return "revoked " + this.object.get("revoked");
		}
		String used = (this.object.get("last_used") != null) ? "last used " + this.object.get("last_used")
				: "never used";
		return used + ((this.object.get("expires") != null) ? ", expires " + this.object.get("expires") : "");
	}

}
