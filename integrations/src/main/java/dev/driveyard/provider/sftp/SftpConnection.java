package dev.driveyard.provider.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import com.jcraft.jsch.ChannelSubsystem;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.driveyard.storage.volume.UnreachableException;

/**
 * One SSH connection with one SFTP channel. Many threads may ask over it at once; each
 * waits for its own answer, and not for longer than the server is given time.
 */
final class SftpConnection implements Closeable {

	private static final int VERSION = 3;

	private final Session session;

	private final Duration timeout;

	private final Replies replies = new Replies();

	private final OutputStream out;

	private final AtomicInteger handles = new AtomicInteger();

	private int lastNumber = Replies.FIRST;

	/**
	 * @param session is closed by this, also if this fails
	 */
	SftpConnection(Session session, Duration timeout) throws IOException {
		this.session = session;
		this.timeout = timeout;
		try {
			ChannelSubsystem channel = (ChannelSubsystem) session.openChannel("subsystem");
			channel.setSubsystem("sftp");
			channel.setOutputStream(this.replies);
			this.out = channel.getOutputStream();
			channel.connect((int) timeout.toMillis());
			greet();
		}
		catch (JSchException ex) {
			session.disconnect();
			throw new UnreachableException("the server has no SFTP for this user", ex);
		}
		catch (IOException ex) {
			session.disconnect();
			throw ex;
		}
	}

	private void greet() throws IOException {
		CompletableFuture<Reply> reply = this.replies.expect(Replies.FIRST);
		write(Request.init().packet(VERSION));
		await(reply).require(PacketType.VERSION, "");
	}

	/** Whether it can be asked. */
	boolean isOpen() {
		return this.session.isConnected() && !this.replies.hasEnded();
	}

	/** How much is under way on it. */
	int load() {
		return this.replies.size() + this.handles.get();
	}

	/** Counts what stays open on it for some time. */
	void count(int change) {
		this.handles.addAndGet(change);
	}

	/** Asks and waits. */
	Reply ask(Request request) throws IOException {
		return await(send(request));
	}

	/** Asks for what nobody waits for: its answer is thrown away. */
	void tell(Request request) throws IOException {
		CompletableFuture<Reply> unused = send(request);
	}

	/**
	 * Asks. Whoever asks much at once asks for all of it first.
	 * @throws UnreachableException if the connection has ended
	 */
	CompletableFuture<Reply> send(Request request) throws IOException {
		synchronized (this.out) {
			this.lastNumber = (this.lastNumber == Integer.MAX_VALUE) ? Replies.FIRST + 1 : this.lastNumber + 1;
			CompletableFuture<Reply> reply = expect(this.lastNumber);
			write(request.packet(this.lastNumber));
			return reply;
		}
	}

	private CompletableFuture<Reply> expect(int number) throws IOException {
		try {
			return this.replies.expect(number);
		}
		catch (IOException ex) {
			throw lost(ex);
		}
	}

	private void write(byte[] packet) throws IOException {
		try {
			this.out.write(packet);
			this.out.flush();
		}
		catch (IOException ex) {
			this.replies.end(ex);
			throw lost(ex);
		}
	}

	/**
	 * Waits for an answer.
	 * @throws UnreachableException if none will come
	 */
	Reply await(CompletableFuture<Reply> reply) throws IOException {
		try {
			return reply.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			IOException late = new IOException("the server did not answer within " + words(this.timeout));
			this.replies.end(late);
			close();
			throw lost(late);
		}
		catch (ExecutionException ex) {
			close();
			Throwable cause = ex.getCause();
			throw lost((cause != null) ? cause : ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	static String words(Duration duration) {
		return (duration.toMillis() % 1000 == 0) ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
	}

	/** Each who waited gets an exception of its own. */
	private static UnreachableException lost(Throwable cause) {
		return new UnreachableException(String.valueOf(cause.getMessage()), cause);
	}

	@Override
	public void close() {
		this.session.disconnect();
		this.replies.close();
	}

}
