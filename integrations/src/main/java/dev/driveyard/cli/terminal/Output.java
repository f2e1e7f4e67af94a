package dev.driveyard.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.driveyard.catalogue.Json;
import dev.driveyard.cli.report.VisibleText;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.FailureReason;

/**
 * Where a command prints. On a terminal odd names are escaped; into a pipe or file they
 * go byte for byte.
 */
public final class Output {

	private final StandardOutput standard;

	private final OutputStream out;

	private final PrintStream err;

	private final boolean outIsTerminal;

	private final boolean errIsTerminal;

	private final boolean colours;

	private final int width;

	private final boolean inIsTerminal;

	/**
	 * @param width columns of the terminal
	 */
	public Output(OutputStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, boolean colours,
			int width) {
		this(out, err, outIsTerminal, errIsTerminal, colours, width, false);
	}

	/**
	 * @param width columns of the terminal
	 * @param inIsTerminal whether somebody can be asked
	 */
	public Output(OutputStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, boolean colours,
			int width, boolean inIsTerminal) {
		this.inIsTerminal = inIsTerminal;
		this.standard = new StandardOutput(out);
		this.out = new BufferedOutputStream(this.standard, 1 << 16);
		this.err = err;
		this.outIsTerminal = outIsTerminal;
		this.errIsTerminal = errIsTerminal;
		this.colours = colours;
		this.width = width;
	}

	/**
	 * The standard streams; the launcher says in {@code DRIVEYARD_TTY} which are
	 * terminals (the digits 0, 1 and 2) and in {@code COLUMNS} how wide.
	 */
	public static Output ofProcess() {
		String tty = System.getenv().getOrDefault("DRIVEYARD_TTY", "");
		boolean colours = tty.contains("1") && System.getenv("NO_COLOR") == null
				&& !"dumb".equals(System.getenv("TERM"));
		return new Output(new FileOutputStream(FileDescriptor.out), System.err, tty.contains("1"), tty.contains("2"),
				colours, columns(), tty.contains("0"));
	}

	private static int columns() {
		try {
			return Math.max(40, Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "100")));
		}
		catch (NumberFormatException ex) {
			return 100;
		}
	}

	/** For a report of the same kind into a file. */
	Output into(OutputStream file) {
		return new Output(file, this.err, false, false, false, this.width);
	}

	/** Prints a line of a result. */
	public void line(String text) {
		line(plain(text));
	}

	/** Prints a line of a result. */
	public void line(Span... spans) {
		print(spans);
		write(new byte[0], '\n');
	}

	private void print(Span... spans) {
		for (Span span : spans) {
			String text = this.outIsTerminal ? VisibleText.of(span.text()) : span.text();
			boolean plain = !this.colours || span.code().isEmpty();
			write((plain ? text : "\u001b[" + span.code() + "m" + text + "\u001b[0m").getBytes(StandardCharsets.UTF_8));
		}
	}

	/** Prints a line of a result that ends with an encoded path. */
	public void pathLine(String before, String path, boolean endWithNul) {
		pathLine(path, endWithNul, plain(before));
	}

	/** Prints a line of a result that ends with an encoded path. */
	public void pathLine(String path, boolean endWithNul, Span... before) {
		print(before);
		write(this.outIsTerminal ? EncodedName.display(path).getBytes(StandardCharsets.UTF_8)
				: EncodedName.encode(path), endWithNul ? 0 : '\n');
	}

	/** Prints an object as a line of JSON. */
	public void json(Map<String, ?> object) {
		String text = Json.write(object);
		write((this.outIsTerminal ? VisibleText.json(text) : text).getBytes(StandardCharsets.UTF_8), '\n');
	}

	/** Tells the user something that is no result. */
	public void note(String text) {
		this.err.println(VisibleText.of(text));
		this.err.flush();
	}

	/**
	 * Asks for a line, where there is somebody to ask.
	 * @param onInterrupt takes what ends the wait at Ctrl-C
	 * @return empty if there is nobody, or nothing comes
	 */
	public String ask(String question, Consumer<Runnable> onInterrupt) {
		if (!this.inIsTerminal) {
			return "";
		}
		flush();
		this.err.print(VisibleText.of(question));
		this.err.flush();
		CompletableFuture<String> answer = new CompletableFuture<>();
		onInterrupt.accept(() -> answer.complete(""));
		Thread reader = new Thread(() -> answer.complete(readLine()), "answer");
		reader.setDaemon(true);
		reader.start();
		return answer.join();
	}

	private static String readLine() {
		try {
			String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
			return (line != null) ? line : "";
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * Sends bytes as they are, also to a terminal: they must be made here, of nothing
	 * that a file or name says.
	 */
	public void control(byte[] bytes) {
		write(bytes);
	}

	/** Whether results go to a terminal. */
	public boolean isTerminal() {
		return this.outIsTerminal;
	}

	/** Whether there is somebody to ask. */
	public boolean inIsTerminal() {
		return this.inIsTerminal;
	}

	/** Text in a colour (an SGR code), where colours are wanted. */
	public static Span coloured(String text, String code) {
		return new Span(text, code);
	}

	/** Text as the rest is. */
	public static Span plain(String text) {
		return new Span(text, "");
	}

	private void write(byte[] bytes, int... end) {
		try {
			this.out.write(bytes);
			for (int b : end) {
				this.out.write(b);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** For what writes bytes of its own; closing it only sends them on. */
	public OutputStream stream() {
		return this.outIsTerminal ? new TerminalStream(this.out) : unclosed(this.out);
	}

	/** Sends on what was printed. */
	public void flush() {
		try {
			this.out.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends on what was printed and says if that was not possible. Where the reader of a
	 * pipe is gone there is nothing to say.
	 * @param code that the command would end with
	 * @return the code to end with
	 */
	public int end(int code) {
		IOException failure = hasFailed() ? this.standard.failure() : null;
		if (failure == null) {
			return code;
		}
		if (this.standard.isReaderGone()) {
			return ExitCodes.NO_READER;
		}
		note("driveyard: The standard output can't be written: " + FailureReason.of(failure));
		return ExitCodes.FAILED;
	}

	/** Sends on what was printed, and tells whether that or what came before failed. */
	public boolean hasFailed() {
		try {
			this.out.flush();
			return false;
		}
		catch (IOException ex) {
			return true; // also for what failed before
		}
	}

	/** A stream that is somebody else's: closing it only sends on what was written. */
	static OutputStream unclosed(OutputStream stream) {
		return new FilterOutputStream(stream) {

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				this.out.write(bytes, offset, length);
			}

			@Override
			public void close() throws IOException {
				flush();
			}

		};
	}

	/** For what the parser prints: help and versions. */
	public PrintWriter writer() {
		return new PrintWriter(this.out, true, StandardCharsets.UTF_8);
	}

	/** For what the parser says of wrong use. */
	public PrintWriter errWriter() {
		return new PrintWriter(new TerminalStream(this.err), true, StandardCharsets.UTF_8);
	}

	PrintStream err() {
		return this.err;
	}

	boolean errIsTerminal() {
		return this.errIsTerminal;
	}

	public int width() {
		return this.width;
	}

	/**
	 * A part of a line.
	 *
	 * @param code an SGR code, empty for none
	 */
	public record Span(String text, String code) {
	}

}
