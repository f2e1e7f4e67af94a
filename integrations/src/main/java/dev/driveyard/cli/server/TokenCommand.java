package dev.driveyard.cli.server;

import java.time.Duration;

import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.remote.RemoteTokens;
import dev.driveyard.cli.shape.TokenShape;
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
			return print(TokenShape.of(issued.token()).with(issued.secret().reveal()));
		}

		@Override
		public int callRemote(RemoteServer server) {
			Duration lifetime = (this.expires != null) ? Sizes.duration(this.expires) : null;
			return print(new RemoteTokens(server).create(this.name, this.role.name(), lifetime));
		}

		private int print(TokenShape token) {
			if (this.json) {
				output().json(token.object());
			}
			else {
				output().line(String.valueOf(token.object().get("token")));
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
				print(TokenShape.of(token));
			}
			return ExitCodes.DONE;
		}

		@Override
		public int callRemote(RemoteServer server) {
			new RemoteTokens(server).forEach(this::print);
			return ExitCodes.DONE;
		}

		private void print(TokenShape token) {
			if (this.json) {
				output().json(token.object());
			}
			else {
				output().line(token.line());
			}
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
			return print(TokenShape.of(tokens.revoke(id)));
		}

		@Override
		public int callRemote(RemoteServer server) {
			return print(new RemoteTokens(server).revoke(this.name));
		}

		private int print(TokenShape revoked) {
			if (this.json) {
				output().json(revoked.object());
			}
			else {
				note("The token '" + revoked.name() + "' is of no use any more.");
			}
			return ExitCodes.DONE;
		}

	}

}
