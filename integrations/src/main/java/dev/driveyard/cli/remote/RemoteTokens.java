package dev.driveyard.cli.remote;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.driveyard.jobs.operate.OperateException;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a server elsewhere, in the form that commands print them in.
 */
public final class RemoteTokens {

	private static final String PATH = "/tokens";

	private final RemoteServer server;

	public RemoteTokens(RemoteServer server) {
		this.server = server;
	}

	/** Hands over all of them. */
	public void forEach(Consumer<Map<String, @Nullable Object>> action) {
		this.server.forEach(PATH, (told) -> action.accept(toMap(told)));
	}

	/** Makes one; it is in what comes back, and told by nobody again. */
	public Map<String, @Nullable Object> create(String name, String role, @Nullable Duration lifetime) {
		Map<String, Object> wanted = new HashMap<>(Map.of("name", name, "role", role));
		if (lifetime != null) {
			if (lifetime.toDays() < 1 || !lifetime.equals(Duration.ofDays(lifetime.toDays()))) {
				throw new IllegalArgumentException("A server elsewhere counts --expires in whole days, such as 90d");
			}
			wanted.put("days", lifetime.toDays());
		}
		Map<String, Object> told = this.server.connection().post(PATH, wanted, Map.of());
		Map<String, @Nullable Object> map = toMap(told);
		map.put("token", told.get("token"));
		return map;
	}

	/**
	 * Makes one of no use.
	 * @param name its name, or its number
	 */
	public Map<String, @Nullable Object> revoke(String name) {
		AtomicLong id = new AtomicLong(name.matches("[0-9]{1,18}") ? Long.parseLong(name) : 0);
		if (id.get() == 0) {
			this.server.forEach(PATH, (told) -> {
				if (name.equals(told.get("name")) && told.get("revoked") == null) {
					id.set(RemoteServer.number(told.get("id")));
				}
			});
		}
		if (id.get() == 0) {
			throw new OperateException("There is no token '" + name + "' in force. See: driveyard token list");
		}
		return toMap(this.server.delete(PATH + "/" + id.get()));
	}

	private static Map<String, @Nullable Object> toMap(Map<String, Object> told) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("type", "token");
		map.put("id", told.get("id"));
		map.put("name", told.get("name"));
		map.put("role", told.get("role"));
		map.put("created", told.get("created"));
		map.put("expires", told.get("expires"));
		map.put("last_used", told.get("lastUsed"));
		map.put("revoked", told.get("revoked"));
		return map;
	}

}
