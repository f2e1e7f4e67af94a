package dev.driveyard.cli.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
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
	static final class Create extends SessionCommand {

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
			if (this.json) {
				Map<String, Object> map = describe(issued.token());
				map.put("token", issued.secret().reveal());
				output().json(map);
			}
			else {
				output().line(issued.secret().reveal());
			}
			return ExitCodes.DONE;
		}

	}

	/** {@code token list}. */
	@Command(name = "list", description = "List the tokens, also those of no use any more.")
	static final class ListAll extends SessionCommand {

		@Override
		protected int run(Session session) {
			for (AccessToken token : session.get(AccessTokens.class).all()) {
				if (this.json) {
					output().json(describe(token));
				}
				else {
					output().line(String.format("%4d  %-20s %-9s %s", token.id(), token.name(),
							token.role().name().toLowerCase(Locale.ROOT), state(token)));
				}
			}
			return ExitCodes.DONE;
		}

		private static String state(AccessToken token) {
			String used = (token.lastUsed() != null) ? "last used " + token.lastUsed() : "never used";
			if (token.revoked() != null) {
				return "revoked " + token.revoked();
			}
			return used + ((token.expires() != null) ? ", expires " + token.expires() : "");
		}

	}

	/** {@code token revoke}. */
	@Command(name = "revoke", description = "Make a token of no use, at once.")
	static final class Revoke extends SessionCommand {

		@Parameters(paramLabel = "NAME", description = "Its name, or its number in the list.")
		String name = "";

		@Override
		protected int run(Session session) {
			AccessTokens tokens = session.get(AccessTokens.class);
			long id = this.name.matches("[0-9]{1,18}") ? Long.parseLong(this.name) : tokens.require(this.name).id();
			AccessToken revoked = tokens.revoke(id);
			if (this.json) {
				output().json(describe(revoked));
			}
			else {
				note("The token '" + revoked.name() + "' is of no use any more.");
			}
			return ExitCodes.DONE;
		}

	}

}
