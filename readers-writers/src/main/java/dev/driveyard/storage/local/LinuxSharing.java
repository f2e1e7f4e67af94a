package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.driveyard.storage.SystemError;

/**
 * Lets files share bytes that the kernel finds to be equal, by {@code FIDEDUPERANGE}.
 */
final class LinuxSharing {

	private static final long DEDUPE_RANGE = 0xC0189436L;

	/** Of the question, which one file to be changed follows. */
	private static final int HEADER = 24;

	private static final int SIZE = HEADER + 32;

	private static final int DIFFERS = 1;

	private LinuxSharing() {
	}

	/**
	 * Asks for a stretch at the same place in both.
	 * @return see {@link dev.driveyard.storage.SourceFile#shareBytesOf}
	 */
	static long share(int from, int to, long position, long length) throws IOException {
		Scratch scratch = Scratch.current();
		if (LinuxCalls.ioctl(from, DEDUPE_RANGE, scratch.value(question(scratch, to, position, length))) < 0) {
			return refused(Linux.error(), Linux.failure(""));
		}
		ByteBuffer answer = scratch.values();
		int status = answer.getInt(HEADER + 24);
		if (status < 0) {
			return refused(SystemError.of(-status), Linux.failure(-status, ""));
		}
		return (status == DIFFERS) ? -1 : answer.getLong(HEADER + 16);
	}

	private static byte[] question(Scratch scratch, int to, long position, long length) {
		byte[] bytes = new byte[SIZE];
		ByteBuffer.wrap(bytes)
			.order(scratch.values().order())
			.putLong(position)
			.putLong(length)
			.putShort((short) 1)
			.putShort((short) 0)
			.putInt(0)
			.putLong(to)
			.putLong(position);
		return bytes;
	}

	/** Other file systems know no such call, or not for these two. */
	private static long refused(SystemError error, IOException failure) throws IOException {
		return switch (error) {
			case UNSUPPORTED, OTHER_DEVICE, INVALID, NO_SUCH_CALL, NO_SUCH_CONTROL -> 0;
			default -> throw failure;
		};
	}

}
