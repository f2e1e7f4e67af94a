package dev.driveyard.content.child;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import dev.driveyard.content.metadata.bytes.Content;

/**
 * The child's end of the talk. It opens no file, writes none, and ends as soon as its
 * standard input does, whatever it is doing. Signals that ask it to end are the parent's
 * affair: a stop from the keyboard reaches both, and the file at hand is still answered.
 *
 * @param <R> what comes of a file
 */
public final class ChildServer<R> {

	private final ChildService<R> service;

	private final DataInputStream in;

	private final DataOutputStream out;

	private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>(4);

	private boolean spent;

	private boolean asked;

	private ChildServer(ChildService<R> service, DataInputStream in, DataOutputStream out) {
		this.service = service;
		this.in = in;
		this.out = out;
	}

	/**
	 * Serves the parent until it goes away. A library that prints must not disturb what
	 * is said to the parent.
	 * @param readLimit how many bytes of a file may be asked for
	 */
	@SuppressWarnings("SystemOut")
	public static <R> void serve(ChildService<R> service, long readLimit) {
		Runtime.getRuntime().addShutdownHook(new Thread(ChildServer::stay, "stay"));
		DataOutputStream out = new DataOutputStream(
				new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 13));
		System.setOut(System.err);
		DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
		ChildServer<R> child = new ChildServer<>(service, in, out);
		Thread listener = new Thread(child::listen, "parent");
		listener.setDaemon(true);
		listener.start();
		try {
			out.writeInt(ChildWire.HELLO);
			out.flush();
			while (true) {
				child.answer(readLimit);
			}
		}
		catch (IOException | InterruptedException | RuntimeException | Error ex) {
			ex.printStackTrace();
			Runtime.getRuntime().halt(1);
		}
	}

	/** A JVM ends when all hooks have run; this one does not until it is halted. */
	private static void stay() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Listens even while a file is read, so as to hear that the parent is gone. */
	private void listen() {
		try {
			while (true) {
				byte kind = this.in.readByte();
				String order = (kind == ChildWire.FILE) ? this.in.readUTF() : "";
				long size = (kind == ChildWire.FILE) ? this.in.readLong() : 0;
				boolean empty = kind == ChildWire.LOST || kind == ChildWire.GRANTED;
				byte[] bytes = new byte[empty ? 0 : this.in.readInt()];
				this.in.readFully(bytes);
				this.messages.put(new Message(kind, order, size, bytes));
			}
		}
		catch (IOException | InterruptedException ex) {
			Runtime.getRuntime().halt(0);
		}
	}

	private void answer(long readLimit) throws IOException, InterruptedException {
		Message file = this.messages.take();
		this.asked = false;
		R outcome = read(file, readLimit);
		this.out.writeByte((this.spent || this.service.isSpent()) ? ChildWire.LAST : ChildWire.DONE);
		this.service.write(outcome, this.out);
		this.out.flush();
	}

	private R read(Message file, long readLimit) {
		try {
			Content content = new Content(file.size, file.bytes, readLimit, this::fetch);
			return this.service.answer(file.order, content, this::room);
		}
		catch (LinkageError ex) {
			return this.service.missing("a library is missing: " + ex);
		}
		catch (StackOverflowError ex) {
			// a class that was being initialised may be of no use from now on
			this.spent = true;
			return this.service.tooDeep("it is nested too deep");
		}
	}

	private byte[] fetch(long position, int length) throws IOException {
		this.out.writeByte(ChildWire.WANT);
		this.out.writeLong(position);
		this.out.writeInt(length);
		this.out.flush();
		return reply().bytes;
	}

	/** Whoever has some waits for no more, since others may do the same. */
	private void room(long bytes) throws IOException {
		if (this.asked || bytes <= 0) {
			return;
		}
		this.asked = true;
		this.out.writeByte(ChildWire.ROOM);
		this.out.writeLong(bytes);
		this.out.flush();
		reply();
	}

	private Message reply() throws IOException {
		try {
			Message message = this.messages.take();
			if (message.kind == ChildWire.LOST) {
				throw new IOException("the file can't be read any more");
			}
			return message;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	/**
	 * What the parent said.
	 */
	private static final class Message {

		final byte kind;

		final String order;

		final long size;

		final byte[] bytes;

		Message(byte kind, String order, long size, byte[] bytes) {
			this.kind = kind;
			this.order = order;
			this.size = size;
			this.bytes = bytes;
		}

	}

}
