package dev.driveyard.cli.remote;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.driveyard.cli.shape.TokenShape;
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
	public void forEach(Consumer<TokenShape> action) {
		this.server.forEach(PATH, (told) -> action.accept(TokenShape.of(told)));
	}

	/** Makes one; it is in what comes back, and told by nobody again. */
	public TokenShape create(String name, String role, @Nullable Duration lifetime) {
		Map<String, Object> wanted = new HashMap<>(Map.of("name", name, "role", role));
		if (lifetime != null) {
			if (lifetime.toDays() < 1 || !lifetime.equals(Duration.ofDays(lifetime.toDays()))) {
				throw new IllegalArgumentException("A server elsewhere counts --expires in whole days, such as 90d");
			}
			wanted.put("days", lifetime.toDays());
		}
		Map<String, Object> told = this.server.connection().post(PATH, wanted, Map.of());
		return TokenShape.of(told).with(told.get("token"));
	}

	/**
	 * Makes one of no use.
	 * @param name its name, or its number
	 */
	public TokenShape revoke(String name) {
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
		return TokenShape.of(this.server.delete(PATH + "/" + id.get()));
	}

}
