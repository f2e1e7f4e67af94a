package dev.driveyard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * A certificate of nobody for 127.0.0.1, with its key.
 */
record TestCertificate(X509Certificate certificate, String certificatePem, String keyPem) {

	private static final char[] PASSWORD = "changeit".toCharArray();

	/** Makes one, with the tool of the JDK, in a folder. */
	static TestCertificate make(Path folder, String name) {
		Path store = folder.resolve(name + ".p12");
		try {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
					"-genkeypair", "-alias", "server", "-keyalg", "EC", "-groupname", "secp256r1", "-dname",
					"CN=" + name, "-ext", "san=ip:127.0.0.1,dns:localhost", "-validity", "30", "-storetype", "PKCS12",
					"-keystore", store.toString(), "-storepass", new String(PASSWORD))
				.redirectErrorStream(true)
				.start();
			String said = new String(process.getInputStream().readAllBytes());
			if (process.waitFor() != 0) {
				throw new IOException(said);
			}
			return read(store);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (GeneralSecurityException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static TestCertificate read(Path store) throws IOException, GeneralSecurityException {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, PASSWORD);
		}
		X509Certificate certificate = (X509Certificate) keys.getCertificate("server");
		return new TestCertificate(certificate, pem("CERTIFICATE", certificate.getEncoded()),
				pem("PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded()));
	}

	private static String pem(String kind, byte[] bytes) {
		return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(bytes)
				+ "\n-----END " + kind + "-----\n";
	}

	/** Writes both, the key first. */
	void write(Path certificateFile, Path keyFile) throws IOException {
		Files.writeString(keyFile, this.keyPem);
		Files.writeString(certificateFile, this.certificatePem);
	}

}
