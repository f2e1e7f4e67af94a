package dev.driveyard.provider.sftp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A request to the server, to which its connection adds length and number.
 */
final class Request {

	private final int type;

	private final ByteArrayOutputStream body = new ByteArrayOutputStream(64);

	private Request(int type) {
		this.type = type;
	}

	/** The first packet, which has a version where others have a number. */
	static Request init() {
		return new Request(PacketType.INIT);
	}

	/** What is at a path, without following a link. */
	static Request lstat(byte[] path) {
		return new Request(PacketType.LSTAT).text(path);
	}

	/** Where a link points. */
	static Request readLink(byte[] path) {
		return new Request(PacketType.READLINK).text(path);
	}

	/** The path without links. */
	static Request realPath(byte[] path) {
		return new Request(PacketType.REALPATH).text(path);
	}

	/** A directory, to be listed. */
	static Request openDirectory(byte[] path) {
		return new Request(PacketType.OPENDIR).text(path);
	}

	/** Some more of its names. */
	static Request readDirectory(byte[] handle) {
		return new Request(PacketType.READDIR).text(handle);
	}

	/** A file, to be read. */
	static Request open(byte[] path) {
		int read = 1;
		int noAttributes = 0;
		return new Request(PacketType.OPEN).text(path).number(read).number(noAttributes);
	}

	/** What is open. */
	static Request fstat(byte[] handle) {
		return new Request(PacketType.FSTAT).text(handle);
	}

	/** Some bytes. */
	static Request read(byte[] handle, long position, int length) {
		return new Request(PacketType.READ).text(handle).large(position).number(length);
	}

	/** The end of a handle. */
	static Request close(byte[] handle) {
		return new Request(PacketType.CLOSE).text(handle);
	}

	private Request text(byte[] bytes) {
		number(bytes.length);
		this.body.writeBytes(bytes);
		return this;
	}

	private Request number(int number) {
		this.body.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
		return this;
	}

	private Request large(long number) {
		this.body.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
		return this;
	}

	/**
	 * The packet.
	 * @param number by which the answer is known; in the first packet, the version
	 */
	byte[] packet(int number) {
		byte[] rest = this.body.toByteArray();
		return ByteBuffer.allocate(Integer.BYTES + 1 + Integer.BYTES + rest.length)
			.putInt(1 + Integer.BYTES + rest.length)
			.put((byte) this.type)
			.putInt(number)
			.put(rest)
			.array();
	}

}
