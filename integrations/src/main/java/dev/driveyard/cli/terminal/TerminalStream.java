package dev.driveyard.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import dev.driveyard.cli.report.VisibleText;
import dev.driveyard.files.EncodedName;

/**
 * Bytes for a terminal: each line is shown as {@link VisibleText} has it. Closing it only
 * sends on what was written.
 */
final class TerminalStream extends OutputStream {

	private final OutputStream terminal;

	private final ByteArrayOutputStream line = new ByteArrayOutputStream();

	TerminalStream(OutputStream terminal) {
		this.terminal = terminal;
	}

	@Override
	public void write(int b) throws IOException {
		this.line.write(b);
		if (b == '\n') {
			show();
		}
	}

	private void show() throws IOException {
		String text = VisibleText.of(EncodedName.decode(this.line.toByteArray()));
		this.line.reset();
		this.terminal.write(text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void flush() throws IOException {
		show();
		this.terminal.flush();
	}

	@Override
	public void close() throws IOException {
		flush();
	}

}
