package dev.driveyard.provider.sftp;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import dev.driveyard.files.EncodedName;

/**
 * What the server answers to a request. Read once, from its beginning to its end.
 */
final class Reply {

	private static final int END = 1;

	private static final int MISSING = 2;

	private static final int DENIED = 3;

	private static final int UNSUPPORTED = 8;

	private static final int LONGEST_REASON = 300;

	private final int type;

	private final ByteBuffer body;

	Reply(int type, ByteBuffer body) {
		this.type = type;
		this.body = body;
	}

	/**
	 * The answer, if it is of a type.
	 * @param path what was asked for, in failures
	 * @throws IOException what the server says instead
	 */
	Reply require(int wanted, String path) throws IOException {
		if (this.type == wanted) {
			return this;
		}
		throw failure(path);
	}

	/** Whether it says that there is no more. */
	boolean isEnd() throws IOException {
		return this.type == PacketType.STATUS && statusCode() == END;
	}

	/** Whether it says that there is no such file. */
	boolean isMissing() throws IOException {
		return this.type == PacketType.STATUS && statusCode() == MISSING;
	}

	private int statusCode() throws IOException {
		if (this.body.remaining() < Integer.BYTES) {
			throw nonsense();
		}
		return this.body.getInt(this.body.position());
	}

	/** What the server refuses. */
	IOException failure(String path) throws IOException {
		if (this.type != PacketType.STATUS) {
			return nonsense();
		}
		int code = number();
		String shown = EncodedName.display(path);
		return switch (code) {
			case MISSING -> new NoSuchFileException(shown);
			case DENIED -> new AccessDeniedException(shown);
			case UNSUPPORTED -> new FileSystemException(shown, null, "the server can't do that");
			default -> new FileSystemException(shown, null, "the server refused it" + reason());
		};
	}

	private String reason() {
		try {
			String said = EncodedName.display(new String(text(), StandardCharsets.UTF_8));
			return said.isBlank() ? "" : ": " + said.substring(0, Math.min(said.length(), LONGEST_REASON));
		}
		catch (IOException ex) { // old servers give no reason
			return "";
		}
	}

	int number() throws IOException {
		try {
			return this.body.getInt();
		}
		catch (BufferUnderflowException ex) {
			throw nonsense();
		}
	}

	long unsigned() throws IOException {
		return Integer.toUnsignedLong(number());
	}

	long large() throws IOException {
		try {
			return this.body.getLong();
		}
		catch (BufferUnderflowException ex) {
			throw nonsense();
		}
	}

	byte[] text() throws IOException {
		byte[] bytes = new byte[length()];
		this.body.get(bytes);
		return bytes;
	}

	/**
	 * Moves bytes of the file into a buffer.
	 * @return how many
	 */
	int data(ByteBuffer target, int asked) throws IOException {
		int length = length();
		if (length == 0 || length > asked) {
			throw nonsense();
		}
		target.put(this.body.slice(this.body.position(), length));
		return length;
	}

	private int length() throws IOException {
		int length = number();
		if (length < 0 || length > this.body.remaining()) {
			throw nonsense();
		}
		return length;
	}

	static IOException nonsense() {
		return new IOException("the server's answer makes no sense");
	}

}
