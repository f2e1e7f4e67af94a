package dev.driveyard.storage.volume;

import java.io.IOException;

/**
 * Gives backends what they need to prove who asks. A library keeps only where a secret
 * is; whoever runs the program says how that is looked up.
 */
public interface Credentials {

	/**
	 * A password or passphrase.
	 * @param reference where it is: {@code env:NAME} is a variable of the environment,
	 * {@code file:PATH} the first line of a file
	 * @throws IOException if there is none; the message says what was looked for
	 */
	byte[] secret(String reference) throws IOException;

	/**
	 * What a file holds that a setting names: a private key or a list of known hosts.
	 * @param path absolute, or below the user's own folder if it begins with {@code ~/}
	 * @throws java.nio.file.NoSuchFileException if there is none
	 */
	byte[] file(String path) throws IOException;

}
