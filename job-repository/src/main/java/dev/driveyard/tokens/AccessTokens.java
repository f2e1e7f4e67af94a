package dev.driveyard.tokens;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.database.Dialect;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tokens of a library.
 */
public class AccessTokens {

	/** The name of the token that is made where there is none. */
	public static final String FIRST = "first";

	private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@ -]{0,63}";

	private final JdbcClient client;

	private final JdbcClient reader;

	private final String now;

	public AccessTokens(JdbcClient client, @Qualifier(DatabaseConfiguration.READ) JdbcClient reader, Dialect dialect) {
		this.client = client;
		this.reader = reader;
		this.now = dialect.epochMillis();
	}

	/**
	 * Makes a token.
	 * @param lifetime how long it is of use, null for ever
	 * @throws TokenException if the name is none, or is taken
	 */
	public Issued create(String name, TokenRole role, @Nullable Duration lifetime) {
		if (!name.matches(NAME)) {
			throw new TokenException(
					Failure.of(FailureCode.BAD_TOKEN, "The name of a token has 1 to 64 letters, digits,"
							+ " spaces and . _ @ -, and begins with a letter or digit."));
		}
		if (lifetime != null && (lifetime.isZero() || lifetime.isNegative())) {
			throw new TokenException(Failure.of(FailureCode.BAD_TOKEN, "A token lives longer than nothing."));
		}
		TokenSecret secret = TokenSecret.random();
		return insert(name, role, lifetime, secret).map((id) -> new Issued(find(this.client, id).orElseThrow(), secret))
			.orElseThrow(() -> new TokenException(
					Failure.of(FailureCode.TOKEN_EXISTS, "There is a token '" + name + "' already.")));
	}

	private Optional<Long> insert(String name, TokenRole role, @Nullable Duration lifetime, TokenSecret secret) {
		return this.client.sql("""
				INSERT INTO access_token (name, hash, role, created, expires)
				SELECT ?, ?, ?, clock.now, clock.now + CAST(? AS BIGINT) FROM (SELECT %s AS now) clock WHERE 1 = 1
				ON CONFLICT (name) WHERE revoked IS NULL DO NOTHING RETURNING id""".formatted(this.now))
			.param(name)
			.param(secret.hash())
			.param(role.name())
			.param((lifetime != null) ? Long.valueOf(lifetime.toMillis()) : null)
			.query(Long.class)
			.optional();
	}

	/**
	 * Makes one for an administrator, if there never was any.
	 */
	public Optional<Issued> createFirst() {
		if (this.client.sql("SELECT count(*) FROM access_token").query(Long.class).single() > 0) {
			return Optional.empty();
		}
		TokenSecret secret = TokenSecret.random();
		return insert(FIRST, TokenRole.ADMIN, null, secret)
			.map((id) -> new Issued(find(this.client, id).orElseThrow(), secret));
	}

	/** The token that somebody shows, if it is of use. */
	public Optional<AccessToken> find(TokenSecret shown) {
		return this.reader
			.sql("SELECT * FROM access_token WHERE hash = ? AND revoked IS NULL AND (expires IS NULL OR expires > "
					+ this.now + ")")
			.param(shown.hash())
			.query(AccessTokens::token)
			.optional();
	}

	/** One of them. */
	public Optional<AccessToken> find(long id) {
		return find(this.reader, id);
	}

	private static Optional<AccessToken> find(JdbcClient client, long id) {
		return client.sql("SELECT * FROM access_token WHERE id = ?").param(id).query(AccessTokens::token).optional();
	}

	/** All of them, also those of no use, oldest first. */
	public List<AccessToken> all() {
		return this.reader.sql("SELECT * FROM access_token ORDER BY id").query(AccessTokens::token).list();
	}

	/**
	 * Makes a token of no use any more.
	 * @throws TokenException if there is none, or it is revoked already
	 */
	public AccessToken revoke(long id) {
		int revoked = this.client
			.sql("UPDATE access_token SET revoked = " + this.now + " WHERE id = ? AND revoked IS NULL")
			.param(id)
			.update();
		if (revoked == 0) {
			throw new TokenException(
					Failure.of(FailureCode.NO_SUCH_TOKEN, "There is no token " + id + " that could be revoked."));
		}
		return find(this.client, id).orElseThrow();
	}

	/**
	 * The one of a name that is not revoked.
	 * @throws TokenException if there is none
	 */
	public AccessToken require(String name) {
		return this.reader.sql("SELECT * FROM access_token WHERE name = ? AND revoked IS NULL")
			.param(name)
			.query(AccessTokens::token)
			.optional()
			.orElseThrow(() -> new TokenException(
					Failure.of(FailureCode.NO_SUCH_TOKEN, "There is no token '" + name + "'.")));
	}

	/** Says that a token was used. */
	public void used(long id, Instant time) {
		this.client.sql("UPDATE access_token SET last_used = ? WHERE id = ?").params(time.toEpochMilli(), id).update();
	}

	private static AccessToken token(ResultSet row, int number) throws SQLException {
		return new AccessToken(row.getLong("id"), row.getString("name"), TokenRole.valueOf(row.getString("role")),
				Instant.ofEpochMilli(row.getLong("created")), instant(row, "expires"), instant(row, "last_used"),
				instant(row, "revoked"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		long millis = row.getLong(column);
		return row.wasNull() ? null : Instant.ofEpochMilli(millis);
	}

	/**
	 * A token that was made, with what its holder is shown.
	 */
	public record Issued(AccessToken token, TokenSecret secret) {
	}

}
