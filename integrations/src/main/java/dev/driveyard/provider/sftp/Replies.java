package dev.driveyard.provider.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Takes what comes from the server, in pieces of any size, and hands each whole packet to
 * whoever waits for it. A packet that does not come to its end is handed to nobody: when
 * the connection ends, all who wait are told.
 */
final class Replies extends OutputStream {

	/**
	 * The number under which the answer to the first packet, which has none, is known.
	 */
	static final int FIRST = 0;

	/** Larger than any packet that a server sends in answer to our requests. */
	private static final int LARGEST = 1024 * 1024;

	private final Map<Integer, CompletableFuture<Reply>> waiting = new HashMap<>();

	private final ByteBuffer head = ByteBuffer.allocate(Integer.BYTES);

	private @Nullable ByteBuffer packet;

	private @Nullable IOException end;

	/**
	 * An answer that will come.
	 * @throws IOException if the connection has ended
	 */
	synchronized CompletableFuture<Reply> expect(int number) throws IOException {
		if (this.end != null) {
			throw this.end;
		}
		CompletableFuture<Reply> reply = new CompletableFuture<>();
		this.waiting.put(number, reply);
		return reply;
	}

	/** How many answers are waited for. */
	synchronized int size() {
		return this.waiting.size();
	}

	synchronized boolean hasEnded() {
		return this.end != null;
	}

	/** Ends it, and tells all who wait; what is said first holds. */
	synchronized void end(IOException reason) {
		if (this.end == null) {
			this.end = reason;
			this.waiting.values().forEach((reply) -> reply.completeExceptionally(reason));
			this.waiting.clear();
		}
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
		ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
		while (in.hasRemaining() && this.end == null) {
			ByteBuffer into = (this.packet != null) ? this.packet : this.head;
			int part = Math.min(into.remaining(), in.remaining());
			into.put(in.slice(in.position(), part));
			in.position(in.position() + part);
			if (!into.hasRemaining()) {
				filled(into.flip());
			}
		}
	}

	private void filled(ByteBuffer whole) throws IOException {
		if (this.packet != null) {
			this.packet = null;
			deliver(whole);
			return;
		}
		int length = whole.getInt();
		this.head.clear();
		if (length < 1 + Integer.BYTES || length > LARGEST) {
			end(Reply.nonsense());
			return;
		}
		this.packet = ByteBuffer.allocate(length);
	}

	private void deliver(ByteBuffer whole) {
		int type = whole.get();
		int number = whole.getInt();
		CompletableFuture<Reply> reply = this.waiting.remove((type == PacketType.VERSION) ? FIRST : number);
		if (reply != null) {
			reply.complete(new Reply(type, whole));
		}
	}

	@Override
	public void close() {
		end(new IOException("the connection was lost"));
	}

}
