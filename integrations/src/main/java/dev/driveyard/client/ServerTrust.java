package dev.driveyard.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import dev.driveyard.files.SmallFile;

/**
 * Whose certificates a server may have, where that is not up to the JVM.
 */
public final class ServerTrust {

	private static final int LONGEST = 1 << 20;

	private ServerTrust() {
	}

	/**
	 * Trusts the authorities in a file in PEM, and no others.
	 * @throws ClientException if there are none in it; the message says why
	 */
	public static SSLContext of(Path file) {
		try {
			byte[] bytes = SmallFile.read(file.toRealPath(), LONGEST);
			Collection<? extends Certificate> authorities = CertificateFactory.getInstance("X.509")
				.generateCertificates(new ByteArrayInputStream(bytes));
			if (authorities.isEmpty()) {
				throw new ClientException(file + " holds no certificate.");
			}
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			int number = 0;
			for (Certificate authority : authorities) {
				store.setCertificateEntry("authority-" + number++, authority);
			}
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new ClientException("Can't read certificates in " + file + ": " + ex.getMessage(), ex);
		}
	}

}
