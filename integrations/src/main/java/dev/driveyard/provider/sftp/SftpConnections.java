package dev.driveyard.provider.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.driveyard.storage.volume.Credentials;
import dev.driveyard.storage.volume.UnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * The connections to a server, a few at most, each used by many. One that was lost is
 * replaced: what was asked over it is asked once more, since asking changes nothing.
 */
final class SftpConnections implements Closeable {

	private static final Duration BACK_OFF = Duration.ofSeconds(1);

	/** For so long after a server could not be reached, nobody tries. */
	private static final Duration PAUSE = Duration.ofSeconds(10);

	/**
	 * What is asked over a connection.
	 */
	@FunctionalInterface
	interface Question<T> {

		T ask(SftpConnection connection) throws IOException;

	}

	private final SftpSettings settings;

	private final SshLogin login;

	private final List<SftpConnection> open = new ArrayList<>();

	private int most;

	private @Nullable UnreachableException unreachable;

	private long until;

	private boolean closed;

	SftpConnections(SftpSettings settings, Credentials credentials) {
		this.settings = settings;
		this.login = new SshLogin(settings, credentials);
		this.most = settings.connections();
	}

	/** The key of the server that let us in last; null before one did. */
	@Nullable String hostKey() {
		return this.login.hostKey();
	}

	/**
	 * Asks the server.
	 * @throws UnreachableException if it can't be asked
	 */
	<T> T ask(Question<T> question) throws IOException {
		SftpConnection connection = connection();
		try {
			return question.ask(connection);
		}
		catch (UnreachableException ex) {
			connection.close();
			return question.ask(connection());
		}
	}

	/** The connection that has least to do; a new one, if all are busy and one may be. */
	private synchronized SftpConnection connection() throws IOException {
		if (this.closed) {
			throw new UnreachableException("the connection to the server was closed", null);
		}
		this.open.removeIf((connection) -> !connection.isOpen());
		this.most = this.open.isEmpty() ? this.settings.connections() : this.most;
		SftpConnection idlest = this.open.stream().min(Comparator.comparingInt(SftpConnection::load)).orElse(null);
		if (idlest != null && (idlest.load() == 0 || this.open.size() >= this.most)) {
			return idlest;
		}
		try {
			SftpConnection added = connect();
			this.open.add(added);
			return added;
		}
		catch (UnreachableException ex) {
			if (idlest == null) {
				throw ex;
			}
			this.most = this.open.size(); // the server wants no more of them
			return idlest;
		}
	}

	private SftpConnection connect() throws IOException {
		if (this.unreachable != null && System.nanoTime() - this.until < 0) {
			throw new UnreachableException(String.valueOf(this.unreachable.getMessage()), this.unreachable);
		}
		try {
			return connectTwice();
		}
		catch (UnreachableException ex) {
			if (this.open.isEmpty()) {
				this.unreachable = ex;
				Duration pause = (ex instanceof RefusedException) ? Duration.ofDays(1) : PAUSE;
				this.until = System.nanoTime() + pause.toNanos();
			}
			throw ex;
		}
	}

	private SftpConnection connectTwice() throws IOException {
		try {
			return new SftpConnection(this.login.connect(), this.settings.timeout());
		}
		catch (RefusedException ex) {
			throw ex;
		}
		catch (UnreachableException ex) {
			pause();
			return new SftpConnection(this.login.connect(), this.settings.timeout());
		}
	}

	private static void pause() throws InterruptedIOException {
		try {
			Thread.sleep(BACK_OFF.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		this.open.forEach(SftpConnection::close);
		this.open.clear();
	}

}
