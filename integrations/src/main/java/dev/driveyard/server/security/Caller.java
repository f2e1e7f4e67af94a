package dev.driveyard.server.security;

import dev.driveyard.tokens.AccessToken;
import dev.driveyard.tokens.TokenRole;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name for a person, as it is written into what is asked for
 * @param token the id of the token, null for the owner of the library on this machine
 */
public record Caller(String name, TokenRole role, @Nullable Long token) {

	/** Where it is found in a request, after who asks was found out. */
	public static final String ATTRIBUTE = Caller.class.getName();

	/** The owner of the library, on this machine. */
	static Caller owner() {
		return new Caller("local " + System.getProperty("user.name", ""), TokenRole.ADMIN, null);
	}

	static Caller of(AccessToken token) {
		return new Caller(AccessToken.ASKER + token.name(), token.role(), token.id());
	}

	/**
	 * Whether paths that somebody of this name asks for have to be in a location or an
	 * allowed root.
	 */
	public static boolean isConfined(String name) {
		return name.startsWith(AccessToken.ASKER);
	}

	/** Without the details: this gets into logs. */
	@Override
	public String toString() {
		return this.name;
	}

}
