package dev.driveyard.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What the holder of a token shows: 256 random bits. It has no text form, so that it gets
 * into no log.
 */
public final class TokenSecret {

	private static final String PREFIX = "dy_";

	private static final int BYTES = 32;

	/** No token is longer, so nothing longer is hashed. */
	private static final int LONGEST = 200;

	private final String value;

	private TokenSecret(String value) {
		this.value = value;
	}

	/** A new one. */
	static TokenSecret random() {
		byte[] bytes = new byte[BYTES];
		new SecureRandom().nextBytes(bytes);
		return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/** One that somebody shows. */
	public static TokenSecret of(String shown) {
		return new TokenSecret((shown.length() > LONGEST) ? "" : shown);
	}

	/** What is shown to its holder, once. */
	public String reveal() {
		return this.value;
	}

	/** What is kept: nobody finds 256 random bits by it, so it needs no salt. */
	String hash() {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(this.value.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return "a token";
	}

}
