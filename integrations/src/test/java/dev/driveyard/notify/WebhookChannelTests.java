package dev.driveyard.notify;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.driveyard.notify.NotifySettings.Webhook;
import dev.driveyard.runs.notices.StoredNotice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which settings of a web server that is told can be, and how it is signed for it.
 */
class WebhookChannelTests {

	private static final String SECRET = "0123456789abcdef";

	private static WebhookChannel of(String url, @Nullable String secret, @Nullable Path file, boolean insecure) {
		return WebhookChannel.of(new Webhook(URI.create(url), secret, file, insecure, Duration.ofSeconds(60)),
				InstantSource.system());
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			http://192.0.2.1/hook, no https
			ftp://127.0.0.1/hook, one of https
			https:///hook, with a host
			https://user:word@127.0.0.1/hook, no user
			/hook, one of https
			""")
	void whatOthersCouldReadOrNobodyTakesIsRefused(String url, String why) {
		assertThatIllegalArgumentException().isThrownBy(() -> of(url, SECRET, null, false)).withMessageContaining(why);
	}

	@Test
	void inTheClearItGoesToThisMachineOrWhereThatIsAllowed() {
		assertThat(of("http://127.0.0.1:1/hook", SECRET, null, false).name()).isEqualTo("webhook");
		assertThat(of("http://192.0.2.1/hook", SECRET, null, true).name()).isEqualTo("webhook");
	}

	@Test
	void aSecretIsWanted() {
		assertThatIllegalArgumentException().isThrownBy(() -> of("https://127.0.0.1/", null, null, false))
			.withMessageContaining("16 characters");
		assertThatIllegalArgumentException().isThrownBy(() -> of("https://127.0.0.1/", " short ", null, false))
			.withMessageContaining("16 characters")
			.withMessageNotContaining("short");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> of("https://127.0.0.1/", null, Path.of("/nowhere/secret"), false))
			.withMessageContaining("/nowhere/secret");
	}

	@Test
	void anAnswerIsNotWaitedForLongerThanOthersAreKeptFromTrying() {
		assertThatIllegalArgumentException().isThrownBy(() -> WebhookChannel.of(
				new Webhook(URI.create("https://127.0.0.1/"), SECRET, null, false, Duration.ofMinutes(3)),
				InstantSource.system()))
			.withMessageContaining("2 minutes at most");
	}

	@Test
	void theSettingsDoNotShowTheSecret() {
		Webhook webhook = new Webhook(URI.create("https://127.0.0.1/path"), SECRET, null, false, Duration.ofSeconds(1));
		assertThat(webhook).hasToString("Webhook[127.0.0.1]");
	}

	/** By openssl: printf '1000.{}' | openssl dgst -sha256 -hmac 0123456789abcdef. */
	@Test
	void theSignatureIsWhatOthersCompute() {
		assertThat(new WebhookSignature(SECRET + "\n").of(1000, "{}"))
			.isEqualTo("t=1000,v1=bd3e8b6d13803a2406a848a68bc7a2e80b251fb9d894858564c77ce80a4aa634");
	}

	@Test
	void aCertificateThatNobodyVouchesForIsNotAccepted(@TempDir Path folder) throws Exception {
		AtomicInteger requests = new AtomicInteger();
		HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(certificate(folder.resolve("keys"))));
		server.createContext("/", (exchange) -> requests.incrementAndGet());
		server.start();
		try {
			WebhookChannel channel = of("https://localhost:" + server.getAddress().getPort() + "/hidden", SECRET, null,
					false);
			assertThatExceptionOfType(NoticeException.class)
				.isThrownBy(() -> channel.send(new StoredNotice(1, "{}", 1)))
				.withMessageStartingWith("localhost can't be told: javax.net.ssl.SSLHandshakeException")
				.withMessageNotContaining("hidden");
			assertThat(requests).hasValue(0);
		}
		finally {
			server.stop(0);
		}
	}

	/** A certificate of its own making, as the JDK's tool makes it. */
	private static SSLContext certificate(Path keys) throws Exception {
		Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-keyalg", "EC", "-alias", "a", "-dname", "CN=localhost", "-keystore", keys.toString(),
				"-storepass", SECRET)
			.redirectErrorStream(true)
			.start();
		String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(tool.waitFor()).as(said).isZero();
		KeyStore store = KeyStore.getInstance(keys.toFile(), SECRET.toCharArray());
		KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		factory.init(store, SECRET.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(factory.getKeyManagers(), null, null);
		return context;
	}

}
