package dev.driveyard.provider.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * An SFTP server in this process that shows the local file system. Its user is
 * {@code ann}, her password {@code secret}.
 */
final class TestServer implements Closeable {

	static final String USER = "ann";

	static final String PASSWORD = "secret";

	private final KeyPair key = keyPair();

	private final SshServer server = SshServer.setUpDefaultServer();

	private final TestCredentials credentials = new TestCredentials();

	private final AtomicInteger sessions = new AtomicInteger();

	TestServer(SftpSubsystemFactory subsystem, Consumer<SshServer> more) throws IOException {
		this.server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
		this.server.setPort(0);
		this.server.setKeyPairProvider(KeyPairProvider.wrap(this.key));
		this.server
			.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
		this.server.setSubsystemFactories(List.of(subsystem));
		this.server.addSessionListener(new SessionListener() {
			@Override
			public void sessionCreated(Session session) {
				TestServer.this.sessions.incrementAndGet();
			}
		});
		more.accept(this.server);
		this.server.start();
		this.credentials.put("env:PASSWORD", PASSWORD);
		this.credentials.put("known", knownHostsLine());
	}

	TestServer() throws IOException {
		this(new SftpSubsystemFactory(), (server) -> {
		});
	}

	static KeyPair keyPair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(256);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String host() {
		return this.server.getHost();
	}

	int port() {
		return this.server.getPort();
	}

	/** How many connections were made to it. */
	int sessions() {
		return this.sessions.get();
	}

	/** Cuts all connections. */
	void cut() {
		new ArrayList<>(this.server.getActiveSessions()).forEach((session) -> session.close(true));
	}

	/** The line of a list of known hosts that makes it known. */
	String knownHostsLine() {
		return "[" + host() + "]:" + port() + " " + PublicKeyEntry.toString(this.key.getPublic()) + "\n";
	}

	/** What gives her password and what she knows. */
	TestCredentials credentials() {
		return this.credentials;
	}

	/** Settings of a volume below a folder. */
	Map<String, String> settings(Path root) {
		Map<String, String> settings = new HashMap<>();
		settings.put("host", host());
		settings.put("port", String.valueOf(port()));
		settings.put("user", USER);
		settings.put("password", "env:PASSWORD");
		settings.put("known-hosts", "known");
		settings.put("root", root.toString());
		return settings;
	}

	/** The volume below a folder. */
	SftpBackend backend(Path root) {
		return backend(settings(root));
	}

	/** The volume with some settings. */
	SftpBackend backend(Map<String, String> settings) {
		return new SftpBackend(SftpSettings.of(settings), this.credentials);
	}

	@Override
	public void close() throws IOException {
		this.server.stop(true);
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
