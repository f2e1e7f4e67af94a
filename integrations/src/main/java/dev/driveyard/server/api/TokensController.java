package dev.driveyard.server.api;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.tokens.AccessToken;
import dev.driveyard.tokens.TokenRole;
import dev.driveyard.tokens.AccessTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The tokens, for administrators.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/tokens")
final class TokensController {

	private final AccessTokens tokens;

	TokensController(AccessTokens tokens) {
		this.tokens = tokens;
	}

	@GetMapping
	Page<TokenView> all() {
		return Page.whole(this.tokens.all().stream().map((token) -> TokenView.of(token, null)).toList());
	}

	/** Makes one. Its answer is the only place where the token itself is shown. */
	@PostMapping
	ResponseEntity<TokenView> create(@RequestBody NewToken wanted) {
		if (wanted.name() == null) {
			throw ProblemException.ofField("name", "is missing");
		}
		TokenRole role = (wanted.role() != null) ? role(wanted.role()) : TokenRole.VIEWER;
		AccessTokens.Issued issued = this.tokens.create(wanted.name(), role, wanted.lifetime());
		return ResponseEntity.created(URI.create(ServerConfiguration.API + "/tokens/" + issued.token().id()))
			.header("Cache-Control", "no-store")
			.body(TokenView.of(issued.token(), issued.secret().reveal()));
	}

	private static TokenRole role(String text) {
		try {
			return TokenRole.valueOf(text.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw ProblemException.ofField("role", "is viewer, operator or admin");
		}
	}

	@DeleteMapping("/{id}")
	TokenView revoke(@PathVariable long id) {
		return TokenView.of(this.tokens.revoke(id), null);
	}

	/**
	 * What is wanted.
	 *
	 * @param role viewer, operator or admin; viewer if nothing is said
	 * @param days how long it is of use, for ever if nothing is said
	 */
	record NewToken(@Nullable String name, @Nullable String role, @Nullable Integer days) {

		@Nullable Duration lifetime() {
			return (this.days != null) ? Duration.ofDays(this.days) : null;
		}

	}

	/**
	 * A token.
	 *
	 * @param token itself, when it is made and never again
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record TokenView(long id, String name, String role, Instant created, @Nullable Instant expires,
			@Nullable Instant lastUsed, @Nullable Instant revoked, @Nullable String token) {

		static TokenView of(AccessToken token, @Nullable String secret) {
			return new TokenView(token.id(), token.name(), token.role().name().toLowerCase(Locale.ROOT),
					token.created(), token.expires(), token.lastUsed(), token.revoked(), secret);
		}

	}

}
