package dev.driveyard.cli.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.remote.RemoteTokens;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Sizes;
import dev.driveyard.tokens.AccessToken;
import dev.driveyard.tokens.AccessTokens;
import dev.driveyard.tokens.TokenRole;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard token}.
 */
@Command(name = "token",
		description = { "Who may ask the server of the library for what.",
				"Only hashes of tokens are kept. It makes no difference whether the server runs." },
		subcommands = { TokenCommand.Create.class, TokenCommand.ListAll.class, TokenCommand.Revoke.class })
public final class TokenCommand extends GroupCommand {

	private static Map<String, Object> describe(AccessToken token) {
		Map<String, Object> map = object();
		map.put("type", "token");
		map.put("id", token.id());
		map.put("name", token.name());
		map.put("role", token.role().name().toLowerCase(Locale.ROOT));
		map.put("created", token.created().toString());
		map.put("expires", text(token.expires()));
		map.put("last_used", text(token.lastUsed()));
		map.put("revoked", text(token.revoked()));
		return map;
	}

	private static @Nullable String text(@Nullable Instant time) {
		return (time != null) ? time.toString() : null;
	}

	/** {@code token create}. */
	@Command(name = "create", description = "Make a token, and print it: it is not shown again.")
	static final class Create extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "NAME", description = "Who or what gets it.")
		String name = "";

		@Option(names = "--role", paramLabel = "ROLE", defaultValue = "viewer",
				description = "viewer sees everything, operator starts and stops runs too, admin makes tokens too"
						+ " (default: ${DEFAULT-VALUE}).")
		TokenRole role = TokenRole.VIEWER;

		@Option(names = "--expires", paramLabel = "AGE",
				description = "It is of no use after AGE, such as 12h, 90d or 1y (default: never).")
		@Nullable String expires;

		@Override
		protected int run(Session session) {
			Duration lifetime = (this.expires != null) ? Sizes.duration(this.expires) : null;
			AccessTokens.Issued issued = session.get(AccessTokens.class).create(this.name, this.role, lifetime);
			Map<String, Object> map = describe(issued.token());
			map.put("token", issued.secret().reveal());
			return print(map);
		}

		@Override
		public int callRemote(RemoteServer server) {
			Duration lifetime = (this.expires != null) ? Sizes.duration(this.expires) : null;
			return print(new RemoteTokens(server).create(this.name, this.role.name(), lifetime));
		}

		private int print(Map<String, ? extends @Nullable Object> token) {
			if (this.json) {
				output().json(token);
			}
			else {
				output().line(String.valueOf(token.get("token")));
			}
			return ExitCodes.DONE;
		}

	}

	/** {@code token list}. */
	@Command(name = "list", description = "List the tokens, also those of no use any more.")
	static final class ListAll extends SessionCommand implements RemoteCommand {

		@Override
		protected int run(Session session) {
			for (AccessToken token : session.get(AccessTokens.class).all()) {
				print(describe(token));
			}
			return ExitCodes.DONE;
		}

		@Override
		public int callRemote(RemoteServer server) {
			new RemoteTokens(server).forEach(this::print);
			return ExitCodes.DONE;
		}

		private void print(Map<String, ? extends @Nullable Object> token) {
			if (this.json) {
				output().json(token);
			}
			else {
				output().line(String.format("%4s  %-20s %-9s %s", token.get("id"), token.get("name"), token.get("role"),
						state(token)));
			}
		}

		private static String state(Map<String, ? extends @Nullable Object> token) {
			if (token.get("revoked") != null) {
				return "revoked " + token.get("revoked");
			}
			String used = (token.get("last_used") != null) ? "last used " + token.get("last_used") : "never used";
			return used + ((token.get("expires") != null) ? ", expires " + token.get("expires") : "");
		}

	}

	/** {@code token revoke}. */
	@Command(name = "revoke", description = "Make a token of no use, at once.")
	static final class Revoke extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "NAME", description = "Its name, or its number in the list.")
		String name = "";

		@Override
		protected int run(Session session) {
			AccessTokens tokens = session.get(AccessTokens.class);
			long id = this.name.matches("[0-9]{1,18}") ? Long.parseLong(this.name) : tokens.require(this.name).id();
			return print(describe(tokens.revoke(id)));
		}

		@Override
		public int callRemote(RemoteServer server) {
			return print(new RemoteTokens(server).revoke(this.name));
		}

		private int print(Map<String, ? extends @Nullable Object> revoked) {
			if (this.json) {
				output().json(revoked);
			}
			else {
				note("The token '" + revoked.get("name") + "' is of no use any more.");
			}
			return ExitCodes.DONE;
		}

	}

}
