package dev.driveyard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server elsewhere with a certificate by an authority of one's own.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RemoteTlsTests {

	private static final String PASSWORD = "changeit";

	private static void makeCertificate(Path store) throws IOException, InterruptedException {
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server", "-ext", "san=ip:127.0.0.1",
				"-validity", "2", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString())
			.redirectErrorStream(true)
			.start();
		String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(keytool.waitFor()).as(said).isZero();
	}

	private static void writePem(Path store, Path certificate, Path key) throws IOException, GeneralSecurityException {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, PASSWORD.toCharArray());
		}
		Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
		Files.writeString(key, pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
	}

	private static String pem(String what, byte[] bytes) {
		return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(bytes)
				+ "\n-----END " + what + "-----\n";
	}

	@Test
	void itIsTrustedByItsFileAlone(@TempDir Path temp) throws Exception {
		Path folder = temp.toRealPath();
		Path certificate = folder.resolve("server.pem");
		makeCertificate(folder.resolve("store"));
		writePem(folder.resolve("store"), certificate, folder.resolve("server.key"));
		Map<String, Object> settings = Map.of("driveyard.server.tls.certificate", certificate.toString(),
				"driveyard.server.tls.key", folder.resolve("server.key").toString());
		try (ServerFixture server = ServerFixture.start(folder, settings)) {
			CommandRunner cli = new CommandRunner(folder.resolve("nothing"));
			Path token = Files.writeString(folder.resolve("token"), server.admin());
			Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
			String url = server.server().url();
			assertThat(url).startsWith("https://");
			assertThat(cli.run("--server", url, "--token-file", token.toString(), "queue")).isEqualTo(ExitCodes.FAILED);
			assertThat(cli.err()).contains("can't be trusted").doesNotContain(server.admin());
			String[] trusting = { "--server", url, "--token-file", token.toString(), "--ca-file",
					certificate.toString() };
			assertThat(cli.run(trusting[0], trusting[1], trusting[2], trusting[3], trusting[4], trusting[5], "queue",
					"pause"))
				.as("%s", cli.err())
				.isEqualTo(ExitCodes.DONE);
			assertThat(cli.run("--server", url.replace("127.0.0.1", "localhost"), "--token-file", token.toString(),
					"--ca-file", certificate.toString(), "queue"))
				.as("a certificate for another name")
				.isEqualTo(ExitCodes.FAILED);
			assertThat(
					cli.run("--server", url, "--token-file", token.toString(), "--ca-file", token.toString(), "queue"))
				.isEqualTo(ExitCodes.FAILED);
			assertThat(cli.err()).contains("certificate").doesNotContain(server.admin());
		}
	}

}
