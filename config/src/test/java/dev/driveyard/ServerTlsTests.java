package dev.driveyard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import dev.driveyard.server.ServerStartException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server with a certificate.
 */
@SuppressWarnings("NullAway.Init")
class ServerTlsTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private Path temp;

	private int starts;

	private Path certificateFile;

	private Path keyFile;

	private static TestCertificate first;

	private static TestCertificate second;

	private @Nullable ServerFixture server;

	@BeforeAll
	static void makeCertificates(@TempDir Path folder) {
		first = TestCertificate.make(folder, "first");
		second = TestCertificate.make(folder, "second");
	}

	@BeforeEach
	void writeCertificate(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		this.certificateFile = this.temp.resolve("server.pem");
		this.keyFile = this.temp.resolve("server.key");
		first.write(this.certificateFile, this.keyFile);
	}

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.server.close();
		}
	}

	private ServerFixture start(Map<String, Object> more) {
		Map<String, Object> settings = new HashMap<>(
				Map.of("driveyard.server.tls.certificate", this.certificateFile.toString(), "driveyard.server.tls.key",
						this.keyFile.toString(), "spring.ssl.bundle.watch.file.quiet-period", "300ms"));
		settings.putAll(more);
		Path folder = this.temp.resolve("started" + this.starts++);
		this.server = ServerFixture.start(folder, settings);
		return this.server;
	}

	private HttpClient client() {
		try {
			KeyStore trusted = KeyStore.getInstance("PKCS12");
			trusted.load(null, null);
			trusted.setCertificateEntry("first", first.certificate());
			trusted.setCertificateEntry("second", second.certificate());
			TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
			trust.init(trusted);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_1_1).build();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Asks by a new connection. */
	private HttpResponse<String> ask(ServerFixture asked, String token) throws IOException, InterruptedException {
		assertThat(asked.server().url()).startsWith("https://");
		HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + asked.port() + "/api/v1/queue"))
			.header("Authorization", "Bearer " + token)
			.build();
		return client().send(request, HttpResponse.BodyHandlers.ofString());
	}

	private Certificate shown(ServerFixture asked) throws IOException, InterruptedException {
		HttpResponse<String> answer = ask(asked, asked.admin());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.sslSession().orElseThrow().getPeerCertificates()[0];
	}

	/** Waits until something that did not work is in the log. */
	private static void awaitLogged(ServerFixture started, String text) {
		Path log = started.library().folder().resolve("logs");
		Awaitility.await().atMost(LONG).until(() -> {
			StringBuilder all = new StringBuilder();
			for (String file : ServerFixture.tree(log)) {
				all.append(Files.readString(log.resolve(file)));
			}
			return all.indexOf(text) >= 0;
		});
	}

	@Test
	void itAnswersByTlsWithItsCertificate() throws Exception {
		ServerFixture started = start(Map.of());
		assertThat(shown(started)).isEqualTo(first.certificate());
		HttpResponse<String> answer = ask(started, "dy_wrong");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).contains("urn:driveyard:problem:not-authenticated");
		assertThat(ask(started, started.admin()).sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
	}

	@Test
	void whoSpeaksInTheClearIsToldSoAndNothingElse() throws Exception {
		ServerFixture started = start(Map.of());
		HttpAnswer answer = started.ask(started.admin(), "GET", "/queue", "");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).contains("TLS").doesNotContain("paused").doesNotContain("Exception");
		assertThat(shown(started)).isEqualTo(first.certificate());
	}

	@Test
	void aCertificateThatIsWrittenAnewIsUsedWithoutARestart() throws Exception {
		ServerFixture started = start(Map.of());
		assertThat(shown(started)).isEqualTo(first.certificate());
		second.write(this.certificateFile, this.keyFile);
		Awaitility.await().atMost(LONG).until(() -> shown(started), second.certificate()::equals);
	}

	/** As those do who renew certificates: beside it, then under its name. */
	@Test
	void aCertificateThatIsReplacedIsUsedWithoutARestart() throws Exception {
		ServerFixture started = start(Map.of());
		second.write(this.temp.resolve("new.pem"), this.temp.resolve("new.key"));
		Files.move(this.temp.resolve("new.key"), this.keyFile, StandardCopyOption.ATOMIC_MOVE);
		Files.move(this.temp.resolve("new.pem"), this.certificateFile, StandardCopyOption.ATOMIC_MOVE);
		Awaitility.await().atMost(LONG).until(() -> shown(started), second.certificate()::equals);
	}

	@Test
	void aCertificateBehindALinkIsUsedWhenTheLinkIsSetAnew() throws Exception {
		Path live = this.temp.resolve("live");
		Path archive = Files.createDirectories(this.temp.resolve("archive"));
		first.write(archive.resolve("cert1.pem"), archive.resolve("key1.pem"));
		second.write(archive.resolve("cert2.pem"), archive.resolve("key2.pem"));
		Files.createDirectories(live);
		this.certificateFile = Files.createSymbolicLink(live.resolve("cert.pem"), Path.of("../archive/cert1.pem"));
		this.keyFile = Files.createSymbolicLink(live.resolve("key.pem"), Path.of("../archive/key1.pem"));
		ServerFixture started = start(Map.of());
		assertThat(shown(started)).isEqualTo(first.certificate());
		for (String name : new String[] { "key", "cert" }) {
			Path link = Files.createSymbolicLink(live.resolve("new"), Path.of("../archive/" + name + "2.pem"));
			Files.move(link, live.resolve(name + ".pem"), StandardCopyOption.ATOMIC_MOVE);
		}
		Awaitility.await().atMost(LONG).until(() -> shown(started), second.certificate()::equals);
	}

	@Test
	void whileWhatIsWrittenIsNoCertificateTheOldOneIsUsedAndARightOneIsTakenThen() throws Exception {
		ServerFixture started = start(Map.of());
		Files.writeString(this.certificateFile, "nothing that is a certificate");
		awaitLogged(started, "SSL");
		assertThat(shown(started)).isEqualTo(first.certificate());
		second.write(this.certificateFile, this.keyFile);
		Awaitility.await().atMost(LONG).until(() -> shown(started), second.certificate()::equals);
	}

	@Test
	void withACertificateItListensBeyondThisMachine() throws Exception {
		ServerFixture started = start(Map.of("driveyard.server.host", "0.0.0.0"));
		assertThat(shown(started)).isEqualTo(first.certificate());
	}

	@Test
	void aKeyThatIsNotThatOfTheCertificateIsNotTakenUntilBothFit() throws Exception {
		ServerFixture started = start(Map.of());
		Files.writeString(this.keyFile, second.keyPem());
		awaitLogged(started, "SSL");
		assertThat(shown(started)).isEqualTo(first.certificate());
		Files.writeString(this.certificateFile, second.certificatePem());
		Awaitility.await().atMost(LONG).until(() -> shown(started), second.certificate()::equals);
	}

	@Test
	void whatCanNotBeShownToAnybodyIsRefusedAtTheStart() throws IOException {
		Files.writeString(this.keyFile, second.keyPem());
		requireRefused();
		Files.delete(this.keyFile);
		requireRefused();
	}

	private void requireRefused() {
		assertThatExceptionOfType(ServerStartException.class).isThrownBy(() -> start(Map.of()))
			.withMessageContaining(this.certificateFile.toString())
			.withMessageContaining(this.keyFile.toString());
	}

}
