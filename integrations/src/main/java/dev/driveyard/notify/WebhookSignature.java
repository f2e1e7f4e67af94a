package dev.driveyard.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent, so that its receiver knows who sent it, and when.
 */
final class WebhookSignature {

	/** The header with the signature. */
	static final String HEADER = "Driveyard-Signature";

	private static final String ALGORITHM = "HmacSHA256";

	private static final int SHORTEST = 16;

	private final SecretKeySpec key;

	/**
	 * A signature by a secret.
	 * @throws IllegalArgumentException if it is too short
	 */
	WebhookSignature(String secret) {
		byte[] bytes = secret.strip().getBytes(StandardCharsets.UTF_8);
		if (bytes.length < SHORTEST) {
			throw new IllegalArgumentException(
					"The secret that signs notices has to have " + SHORTEST + " characters at least");
		}
		this.key = new SecretKeySpec(bytes, ALGORITHM);
	}

	/**
	 * The value of the header.
	 * @param time in seconds since 1970; it is signed too, so that nobody can send the
	 * same again later
	 */
	String of(long time, String body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			byte[] sum = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
			return "t=" + time + ",v1=" + HexFormat.of().formatHex(sum);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JVM can't sign", ex);
		}
	}

}
