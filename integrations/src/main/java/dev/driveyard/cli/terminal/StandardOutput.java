package dev.driveyard.cli.terminal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The stream that results go to. It remembers its first failure, whoever met it, and
 * fails from then on.
 */
final class StandardOutput extends OutputStream {

	private static final Path OPENED = Path.of("/proc/self/fd/1");

	private final OutputStream out;

	private @Nullable IOException failure;

	StandardOutput(OutputStream out) {
		this.out = out;
	}

	@Nullable IOException failure() {
		return this.failure;
	}

	/**
	 * Whether nobody reads the pipe any more. The system's text may be in any language,
	 * but on a pipe there is no other failure.
	 */
	boolean isReaderGone() {
		IOException known = this.failure;
		return known != null && (String.valueOf(known.getMessage()).contains("Broken pipe")
				|| (this.out instanceof FileOutputStream && isPipe()));
	}

	private static boolean isPipe() {
		try {
			return Files.readSymbolicLink(OPENED).toString().startsWith("pipe:");
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	private void requireNoFailure() throws IOException {
		if (this.failure != null) {
			throw new IOException(this.failure.getMessage(), this.failure);
		}
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		requireNoFailure();
		try {
			this.out.write(bytes, offset, length);
		}
		catch (IOException ex) {
			this.failure = ex;
			throw ex;
		}
	}

	@Override
	public void flush() throws IOException {
		requireNoFailure();
		try {
			this.out.flush();
		}
		catch (IOException ex) {
			this.failure = ex;
			throw ex;
		}
	}

}
