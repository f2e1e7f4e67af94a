package dev.driveyard.provider.sftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import dev.driveyard.files.Reasons;
import dev.driveyard.storage.volume.Credentials;
import dev.driveyard.storage.volume.UnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * Makes SSH connections to a server: only if its key is known, with a key or a password.
 */
final class SshLogin {

	private static final List<String> USUAL_KEYS = List.of("~/.ssh/id_ed25519", "~/.ssh/id_ecdsa", "~/.ssh/id_rsa");

	private static final int KEEP_ALIVE_MILLIS = 15_000;

	private static final int MISSED_KEEP_ALIVES = 3;

	private final SftpSettings settings;

	private final Credentials credentials;

	private volatile @Nullable String hostKey;

	SshLogin(SftpSettings settings, Credentials credentials) {
		this.settings = settings;
		this.credentials = credentials;
	}

	/** The key of the server that let us in last, with its type; null before one did. */
	@Nullable String hostKey() {
		return this.hostKey;
	}

	/**
	 * A new connection.
	 * @throws UnreachableException if it can be tried again
	 * @throws RefusedException if it would be refused again
	 */
	Session connect() throws IOException {
		try {
			JSch jsch = new JSch();
			List<String> methods = new ArrayList<>();
			addKeys(jsch, methods);
			jsch.setKnownHosts(new ByteArrayInputStream(knownHosts()));
			return connect(jsch, methods);
		}
		catch (JSchException ex) {
			throw new RefusedException(Reasons.of(ex), ex);
		}
	}

	private Session connect(JSch jsch, List<String> methods) throws IOException, JSchException {
		Session session = jsch.getSession(this.settings.user(), this.settings.host(), this.settings.port());
		HostKeyCheck check = new HostKeyCheck(jsch.getHostKeyRepository(), this.settings.hostKey());
		session.setHostKeyRepository(check);
		session.setConfig("StrictHostKeyChecking", "yes");
		String type = HostKeyCheck.type(this.settings.hostKey());
		if (type != null) {
			session.setConfig("server_host_key", type.equals("ssh-rsa") ? "rsa-sha2-512,rsa-sha2-256" : type);
		}
		String password = this.settings.password();
		if (password != null) {
			session.setPassword(this.credentials.secret(password));
			methods.add("password");
			methods.add("keyboard-interactive");
		}
		if (methods.isEmpty()) {
			throw new RefusedException("There is neither a key nor a password for " + this.settings.server()
					+ ": say which with the setting 'key' or 'password'", null);
		}
		session.setConfig("PreferredAuthentications", String.join(",", methods));
		session.setDaemonThread(true);
		open(session, check, methods);
		this.hostKey = check.shown();
		return session;
	}

	private void open(Session session, HostKeyCheck check, List<String> methods) throws IOException {
		int millis = (int) this.settings.connectTimeout().toMillis();
		try {
			session.setTimeout(millis);
			session.connect(millis);
			session.setServerAliveInterval(KEEP_ALIVE_MILLIS);
			session.setServerAliveCountMax(MISSED_KEEP_ALIVES);
		}
		catch (JSchHostKeyException ex) {
			throw new RefusedException(check.refusal(this.settings, ex instanceof JSchChangedHostKeyException), ex);
		}
		catch (JSchException ex) {
			session.disconnect();
			throw failure(ex, methods);
		}
	}

	private IOException failure(JSchException problem, List<String> methods) {
		String message = String.valueOf(problem.getMessage());
		if (message.startsWith("Auth ") || message.startsWith("USERAUTH")) {
			return new RefusedException("The server " + this.settings.server() + " does not let the user '"
					+ this.settings.user() + "' in by " + words(methods), problem);
		}
		if (message.startsWith("Algorithm negotiation fail")) {
			return new RefusedException(
					"The server " + this.settings.server() + " and Driveyard know no encryption in common"
							+ ((this.settings.hostKey() != null) ? ", or it has no key any more of the type of "
									+ this.settings.hostKey() + ", which the volume was added with" : ""),
					problem);
		}
		return new UnreachableException(
				"The server " + this.settings.server() + " can't be reached: " + reason(problem), problem);
	}

	private static String words(List<String> methods) {
		if (!methods.contains("password")) {
			return "its key";
		}
		return methods.contains("publickey") ? "its key or this password" : "this password";
	}

	private String reason(JSchException problem) {
		for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnknownHostException) {
				return "there is no such host";
			}
			if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
				return Reasons.of(cause);
			}
			if (cause instanceof SocketTimeoutException) {
				return late();
			}
		}
		String message = String.valueOf(problem.getMessage());
		return message.contains("timeout") || message.contains("timed out") ? late() : Reasons.of(problem);
	}

	private String late() {
		return "it did not answer within " + SftpConnection.words(this.settings.connectTimeout());
	}

	private byte[] knownHosts() throws IOException {
		try {
			return this.credentials.file(this.settings.knownHosts());
		}
		catch (NoSuchFileException ex) {
			return new byte[0];
		}
	}

	private void addKeys(JSch jsch, List<String> methods) throws IOException, JSchException {
		String key = this.settings.key();
		if (key != null) {
			addKey(jsch, key, this.credentials.file(key));
		}
		else if (this.settings.password() == null) {
			addUsualKeys(jsch);
		}
		if (!jsch.getIdentityNames().isEmpty()) {
			methods.add("publickey");
		}
	}

	private void addUsualKeys(JSch jsch) throws IOException, JSchException {
		for (String usual : USUAL_KEYS) {
			try {
				addKey(jsch, usual, this.credentials.file(usual));
			}
			catch (NoSuchFileException ex) {
				// the next may be there
			}
		}
	}

	private void addKey(JSch jsch, String path, byte[] bytes) throws IOException, JSchException {
		String reference = this.settings.passphrase();
		byte[] passphrase = (reference != null) ? this.credentials.secret(reference) : null;
		KeyPair pair;
		try {
			pair = KeyPair.load(jsch, bytes, null);
		}
		catch (JSchException ex) {
			throw new RefusedException("There is no private key in " + path, ex);
		}
		try {
			if (pair.isEncrypted() && passphrase == null) {
				throw new RefusedException(
						"The key in " + path + " has a passphrase: say where it is with the setting 'passphrase'",
						null);
			}
			if (pair.isEncrypted() && !pair.decrypt(passphrase)) {
				throw new RefusedException("The passphrase is not that of the key in " + path, null);
			}
		}
		finally {
			pair.dispose();
		}
		jsch.addIdentity(path, bytes, null, passphrase);
	}

}
