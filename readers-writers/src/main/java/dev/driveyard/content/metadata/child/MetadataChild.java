package dev.driveyard.content.metadata.child;

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

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.content.metadata.MetadataExtractor;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.bytes.Content;

/**
 * The main class of the child. It opens no file, writes none, and ends as soon as its
 * standard input does, whatever it is doing. Signals that ask it to end are the parent's
 * affair: a stop from the keyboard reaches both, and the file at hand is still answered.
 */
public final class MetadataChild {

	/** Megabytes that libraries take besides what one file needs. */
	private static final int RESERVE = 24;

	private final MetadataExtractor extractor;

	private final DataInputStream in;

	private final DataOutputStream out;

	private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>(4);

	private boolean spent;

	private MetadataChild(MetadataExtractor extractor, DataInputStream in, DataOutputStream out) {
		this.extractor = extractor;
		this.in = in;
		this.out = out;
	}

	/**
	 * Serves the parent until it goes away.
	 * @param arguments how many bytes of a file may be asked for, and how many megabytes
	 * its libraries may take
	 */
	public static void main(String... arguments) {
		serve(new MetadataExtractor((Long.parseLong(arguments[1]) - RESERVE) << 20), Long.parseLong(arguments[0]));
	}

	/** A library that prints must not disturb what is said to the parent. */
	@SuppressWarnings("SystemOut")
	public static void serve(MetadataExtractor extractor, long readLimit) {
		Runtime.getRuntime().addShutdownHook(new Thread(MetadataChild::stay, "stay"));
		DataOutputStream out = new DataOutputStream(
				new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 13));
		System.setOut(System.err);
		DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
		MetadataChild child = new MetadataChild(extractor, in, out);
		Thread listener = new Thread(child::listen, "parent");
		listener.setDaemon(true);
		listener.start();
		try {
			out.writeInt(MetadataWire.HELLO);
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
				String type = (kind == MetadataWire.FILE) ? this.in.readUTF() : "";
				long size = (kind == MetadataWire.FILE) ? this.in.readLong() : 0;
				byte[] bytes = new byte[(kind == MetadataWire.LOST) ? 0 : this.in.readInt()];
				this.in.readFully(bytes);
				this.messages.put(new Message(kind, type, size, bytes));
			}
		}
		catch (IOException | InterruptedException ex) {
			Runtime.getRuntime().halt(0);
		}
	}

	private void answer(long readLimit) throws IOException, InterruptedException {
		Message file = this.messages.take();
		MetadataOutcome outcome = read(file, readLimit);
		this.out.writeByte(this.spent ? MetadataWire.LAST : MetadataWire.DONE);
		MetadataWire.write(outcome, this.out);
		this.out.flush();
	}

	private MetadataOutcome read(Message file, long readLimit) {
		try {
			Content content = new Content(file.size, file.bytes, readLimit, this::fetch);
			return this.extractor.read(file.type, content);
		}
		catch (LinkageError ex) {
			return new Failed(Reason.CRASHED, "a library is missing: " + ContentMetadata.text(ex.toString()));
		}
		catch (StackOverflowError ex) {
			// a class that was being initialised may be of no use from now on
			this.spent = true;
			return new Failed(Reason.MALFORMED, "it is nested too deep");
		}
	}

	private byte[] fetch(long position, int length) throws IOException {
		this.out.writeByte(MetadataWire.WANT);
		this.out.writeLong(position);
		this.out.writeInt(length);
		this.out.flush();
		try {
			Message message = this.messages.take();
			if (message.kind == MetadataWire.LOST) {
				throw new IOException("the file can't be read any more");
			}
			return message.bytes;
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

		final String type;

		final long size;

		final byte[] bytes;

		Message(byte kind, String type, long size, byte[] bytes) {
			this.kind = kind;
			this.type = type;
			this.size = size;
			this.bytes = bytes;
		}

	}

}
