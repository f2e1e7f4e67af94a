package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;

/**
 * Memory of a thread for the arguments and results of system calls. What is put there is
 * good until the thread puts the next of the same sort.
 */
final class Scratch {

	/** An extended attribute and a list of their names can't be larger. */
	static final int VALUE_SIZE = 64 * 1024;

	/** The longest path, with the zero at its end. */
	private static final int NAME_SIZE = 4096;

	private static final int RESULT = 2 * NAME_SIZE;

	private static final int RESULT_SIZE = 256;

	private static final int VALUE = RESULT + RESULT_SIZE;

	private static final ThreadLocal<Scratch> CURRENT = ThreadLocal.withInitial(Scratch::new);

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(VALUE + VALUE_SIZE).order(ByteOrder.nativeOrder());

	private final long address = addressOf(this.buffer);

	private Scratch() {
	}

	static Scratch current() {
		return CURRENT.get();
	}

	/**
	 * Where the memory of a direct buffer begins.
	 */
	static long addressOf(ByteBuffer buffer) {
		return Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
	}

	/**
	 * The address of a child's name.
	 * @throws SystemCallException if it would be the name of anything else
	 */
	long name(String name) throws IOException {
		return text(requireName(name), 0);
	}

	/** The address of a second one. */
	long secondName(String name) throws IOException {
		return text(requireName(name), NAME_SIZE);
	}

	/** The address of a path or another text that names no child. */
	long text(String text) throws IOException {
		return text(text, NAME_SIZE);
	}

	/** The address of a second one. */
	long secondText(String text) throws IOException {
		return text(text, 0);
	}

	private long text(String text, int offset) throws IOException {
		byte[] bytes = EncodedName.encode(text);
		if (bytes.length >= NAME_SIZE) {
			throw new SystemCallException(text, SystemError.NAME_TOO_LONG, "File name too long");
		}
		if (text.indexOf('\0') >= 0) {
			throw new SystemCallException(text, SystemError.BAD_NAME, "No name may hold a zero");
		}
		this.buffer.put(offset, bytes).put(offset + bytes.length, (byte) 0);
		return this.address + offset;
	}

	static String requireName(String name) throws IOException {
		if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
			throw new SystemCallException(name, SystemError.BAD_NAME, "This is no name of a file");
		}
		return name;
	}

	/** The address of what a call says of a file or file system. */
	long result() {
		return this.address + RESULT;
	}

	int resultInt(int offset) {
		return this.buffer.getInt(RESULT + offset);
	}

	int resultShort(int offset) {
		return this.buffer.getShort(RESULT + offset) & 0xFFFF;
	}

	long resultLong(int offset) {
		return this.buffer.getLong(RESULT + offset);
	}

	/**
	 * The address of two times: that of access, which becomes now, and this one. There
	 * are drivers in user space that ignore both, without a word, if one is left out.
	 */
	long modified(long time) {
		long now = (1L << 30) - 1;
		this.buffer.putLong(RESULT, 0).putLong(RESULT + 8, now);
		this.buffer.putLong(RESULT + 16, FileTimes.seconds(time));
		this.buffer.putLong(RESULT + 24, FileTimes.nanos(time));
		return this.address + RESULT;
	}

	/** The address of three numbers. */
	long numbers(long first, long second, long third) {
		this.buffer.putLong(RESULT, first).putLong(RESULT + 8, second).putLong(RESULT + 16, third);
		return this.address + RESULT;
	}

	/** The address of one of two positions in files. */
	long position(int which, long position) {
		this.buffer.putLong(RESULT + 8 * which, position);
		return this.address + RESULT + 8L * which;
	}

	/** The address of the room for a value. */
	long value() {
		return this.address + VALUE;
	}

	long value(byte[] value) {
		this.buffer.put(VALUE, value);
		return this.address + VALUE;
	}

	/** The room for a value. */
	ByteBuffer values() {
		return this.buffer.slice(VALUE, VALUE_SIZE).order(ByteOrder.nativeOrder());
	}

	byte[] valueBytes(int length) {
		byte[] bytes = new byte[length];
		this.buffer.get(VALUE, bytes);
		return bytes;
	}

}
