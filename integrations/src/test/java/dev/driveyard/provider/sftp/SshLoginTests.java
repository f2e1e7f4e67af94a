package dev.driveyard.provider.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import dev.driveyard.storage.volume.UnreachableException;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Who is let in by {@link SshLogin}, and which server is believed.
 */
class SshLoginTests {

	private TestServer server;

	private Map<String, String> settings;

	@BeforeEach
	void start(@TempDir Path folder) throws IOException {
		this.server = new TestServer();
		this.settings = this.server.settings(folder.toRealPath());
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
	}

	private void look() throws IOException {
		try (SftpBackend backend = this.server.backend(this.settings)) {
			backend.stat("/");
		}
	}

	@Test
	void aPasswordLetsIn() throws IOException {
		look();
	}

	@Test
	void anUnknownServerIsRefusedAndSaysHowToMakeItKnown() {
		this.server.credentials().put("known", "other ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIGr\n");
		assertThatExceptionOfType(UnreachableException.class).isThrownBy(this::look)
			.withMessageContaining("ecdsa-sha2-nistp256 SHA256:")
			.withMessageContaining("is not in known")
			.withMessageContaining("ssh-keyscan -p " + this.server.port());
		this.server.credentials().remove("known");
		assertThatExceptionOfType(UnreachableException.class).isThrownBy(this::look)
			.withMessageContaining("ssh-keyscan");
	}

	@Test
	void aServerWithAnotherKeyIsRefused() throws IOException {
		try (TestServer other = new TestServer()) {
			String line = other.knownHostsLine().replace(":" + other.port(), ":" + this.server.port());
			this.server.credentials().put("known", line);
			assertThatExceptionOfType(UnreachableException.class).isThrownBy(this::look)
				.withMessageContaining("is not the one in known")
				.withMessageContaining("ssh-keygen -R '[" + this.server.host() + "]:" + this.server.port() + "'");
		}
	}

	@Test
	void aServerThatIsKnownButNotTheOneThatWasAddedIsRefused() throws IOException {
		this.settings.put("host-key", "ecdsa-sha2-nistp256 SHA256:AAAA");
		assertThatExceptionOfType(UnreachableException.class).isThrownBy(this::look)
			.withMessageContaining("is not the one that the volume was added with");
		this.settings.put("host-key", "ssh-ed25519 SHA256:AAAA");
		assertThatExceptionOfType(UnreachableException.class).isThrownBy(this::look)
			.withMessageContaining("no key any more of the type");
	}

	@Test
	void aWrongPasswordIsTriedOnceAndNotShown() throws IOException {
		this.server.credentials().put("env:PASSWORD", "wr0ng");
		try (SftpBackend backend = this.server.backend(this.settings)) {
			for (int i = 0; i < 3; i++) {
				assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> backend.stat("/"))
					.withMessageContaining("does not let the user 'ann' in by this password")
					.withStackTraceContaining("Auth ")
					.satisfies((refused) -> assertThat(refused).hasStackTraceContaining("ann")
						.extracting(SshLoginTests::trace)
						.asString()
						.doesNotContain("wr0ng"));
			}
		}
		assertThat(this.server.sessions()).isOne();
	}

	private static String trace(Throwable problem) {
		java.io.StringWriter text = new java.io.StringWriter();
		problem.printStackTrace(new java.io.PrintWriter(text));
		return text.toString();
	}

	@Test
	void aServerThatIsNotThereIsTriedTwiceAndThenLeftAlone() throws IOException {
		this.server.close();
		try (SftpBackend backend = this.server.backend(this.settings)) {
			assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> backend.stat("/"))
				.withMessageContaining("can't be reached");
			long start = System.nanoTime();
			assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> backend.stat("/"));
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
		}
	}

	@Test
	void aServerThatNeverAnswersIsNotWaitedForLong() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			this.settings.put("port", String.valueOf(silent.getLocalPort()));
			this.settings.put("connect-timeout", "1");
			long start = System.nanoTime();
			assertThatExceptionOfType(UnreachableException.class).isThrownBy(this::look)
				.withMessageContaining("did not answer within 1 s");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
		}
	}

	@Test
	void withoutKeyAndPasswordItSaysSo() {
		this.settings.remove("password");
		assertThatIOException().isThrownBy(this::look).withMessageContaining("neither a key nor a password");
	}

	@Test
	void aKeyLetsInAndItsPassphraseIsNeeded() throws Exception {
		KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256);
		String open = privateKey(pair, null);
		String locked = privateKey(pair, "open sesame");
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		pair.writePublicKey(line, "ann");
		java.security.PublicKey known = AuthorizedKeyEntry
			.parseAuthorizedKeyEntry(line.toString(StandardCharsets.UTF_8).strip())
			.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
		try (TestServer keyed = new TestServer(new SftpSubsystemFactory(), (server) -> allow(server, known))) {
			Map<String, String> keySettings = keyed.settings(Path.of("/"));
			keySettings.remove("password");
			keyed.credentials().put("key", open);
			keyed.credentials().put("locked", locked);
			keyed.credentials().put("file:phrase", "open sesame");
			keyed.credentials().put("file:wrong", "open sesam");
			keyed.credentials().put("text", "no key\n");
			keySettings.put("key", "key");
			keyed.backend(keySettings).stat("/");
			keySettings.put("key", "locked");
			assertThatIOException().isThrownBy(() -> keyed.backend(keySettings).stat("/"))
				.withMessageContaining("has a passphrase");
			keySettings.put("passphrase", "file:wrong");
			assertThatIOException().isThrownBy(() -> keyed.backend(keySettings).stat("/"))
				.withMessageContaining("is not that of the key");
			keySettings.put("passphrase", "file:phrase");
			keyed.backend(keySettings).stat("/");
			keySettings.put("key", "text");
			assertThatIOException().isThrownBy(() -> keyed.backend(keySettings).stat("/"))
				.withMessageContaining("no private key in text");
			keySettings.put("key", "none");
			assertThatIOException().isThrownBy(() -> keyed.backend(keySettings).stat("/"));
		}
	}

	@SuppressWarnings("NullAway") // null takes the way to log in away
	private static void allow(SshServer server, java.security.PublicKey known) {
		server.setPasswordAuthenticator(null);
		server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, known));
	}

	private static String privateKey(KeyPair pair, @Nullable String passphrase) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		pair.writePrivateKey(out, (passphrase != null) ? TestServer.bytes(passphrase) : null);
		return out.toString(StandardCharsets.UTF_8);
	}

}
