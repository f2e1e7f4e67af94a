package dev.driveyard.tokens;

import java.time.Duration;
import java.time.Instant;

import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link AccessTokens} on both databases.
 */
class AccessTokensTests {

	private static AccessTokens tokens(TestLibrary library) {
		return new AccessTokens(library.client(), JdbcClient.create(library.reader()), library.get(Dialect.class));
	}

	@ParameterizedTest
	@EnumSource
	void aTokenIsFoundByItselfOnlyAndIsNotInTheDatabase(Dialect dialect) {
		TestLibrary library = TestLibrary.shared(dialect);
		AccessTokens tokens = tokens(library);
		AccessTokens.Issued issued = tokens.create("script", TokenRole.OPERATOR, null);
		String shown = issued.secret().reveal();
		assertThat(tokens.find(TokenSecret.of(shown))).hasValue(issued.token());
		assertThat(tokens.find(TokenSecret.of(shown + "x"))).isEmpty();
		assertThat(tokens.find(TokenSecret.of(""))).isEmpty();
		assertThat(tokens.find(TokenSecret.of("x".repeat(100_000)))).isEmpty();
		assertThat(library.client().sql("SELECT * FROM access_token").query().singleRow().values())
			.doesNotContain(shown);
		assertThat(issued.secret()).asString().doesNotContain(shown);
	}

	@ParameterizedTest
	@EnumSource
	void theFirstIsMadeOnceAlsoAfterItIsRevoked(Dialect dialect) {
		AccessTokens tokens = tokens(TestLibrary.shared(dialect));
		AccessTokens.Issued first = tokens.createFirst().orElseThrow();
		assertThat(first.token().role()).isEqualTo(TokenRole.ADMIN);
		assertThat(tokens.createFirst()).isEmpty();
		tokens.revoke(first.token().id());
		assertThat(tokens.createFirst()).isEmpty();
		assertThat(tokens.find(first.secret())).isEmpty();
		assertThat(tokens.all()).singleElement().satisfies((token) -> assertThat(token.revoked()).isNotNull());
	}

	@ParameterizedTest
	@EnumSource
	void aNameIsFreeAgainOnceItsTokenIsRevoked(Dialect dialect) {
		AccessTokens tokens = tokens(TestLibrary.shared(dialect));
		AccessTokens.Issued old = tokens.create("script", TokenRole.VIEWER, null);
		assertThatExceptionOfType(TokenException.class)
			.isThrownBy(() -> tokens.create("script", TokenRole.ADMIN, null));
		tokens.revoke(old.token().id());
		assertThatExceptionOfType(TokenException.class).isThrownBy(() -> tokens.revoke(old.token().id()));
		AccessTokens.Issued fresh = tokens.create("script", TokenRole.ADMIN, null);
		assertThat(tokens.require("script")).isEqualTo(fresh.token());
		assertThat(tokens.find(old.secret())).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void itIsOfNoUseAfterItsTime(Dialect dialect) {
		TestLibrary library = TestLibrary.shared(dialect);
		AccessTokens tokens = tokens(library);
		AccessTokens.Issued issued = tokens.create("guest", TokenRole.VIEWER, Duration.ofDays(2));
		assertThat(issued.token().expires()).isEqualTo(issued.token().created().plus(Duration.ofDays(2)));
		assertThat(tokens.find(issued.secret())).isPresent();
		library.client().sql("UPDATE access_token SET expires = created - 1").update();
		assertThat(tokens.find(issued.secret())).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void whenItWasUsedLastIsKept(Dialect dialect) {
		AccessTokens tokens = tokens(TestLibrary.shared(dialect));
		long id = tokens.create("script", TokenRole.VIEWER, null).token().id();
		Instant time = Instant.parse("2026-01-31T12:00:00.123Z");
		tokens.used(id, time);
		assertThat(tokens.find(id).orElseThrow().lastUsed()).isEqualTo(time);
	}

}
