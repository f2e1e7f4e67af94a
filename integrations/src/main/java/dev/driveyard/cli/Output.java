package dev.driveyard.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
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

import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.Json;

/**
 * Where a command prints. On a terminal odd names are escaped; into a pipe or file they
 * go byte for byte.
 */
public final class Output {

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
		this.out = new BufferedOutputStream(out, 1 << 16);
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
		return new Output(System.out, System.err, tty.contains("1"), tty.contains("2"), colours, columns(),
				tty.contains("0"));
	}

	private static int columns() {
		try {
			return Math.max(40, Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "100")));
		}
		catch (NumberFormatException ex) {
			return 100;
		}
	}

	/** Prints a line of a result. */
	public void line(String text) {
		write(text.getBytes(StandardCharsets.UTF_8), '\n');
	}

	/** Prints a line of a result that ends with an encoded path. */
	public void pathLine(String before, String path, boolean endWithNul) {
		write(before.getBytes(StandardCharsets.UTF_8));
		write(this.outIsTerminal ? EntryName.display(path).getBytes(StandardCharsets.UTF_8) : EntryName.encode(path),
				endWithNul ? 0 : '\n');
	}

	/** Prints an object as a line of JSON. */
	public void json(Map<String, ?> object) {
		line(Json.write(object));
	}

	/** Tells the user something that is no result. */
	public void note(String text) {
		this.err.println(text);
		this.err.flush();
	}

	/**
	 * Asks for a line, where there is somebody to ask.
	 * @param onInterrupt takes what ends the wait at Ctrl-C
	 * @return empty if there is nobody, or nothing comes
	 */
	String ask(String question, Consumer<Runnable> onInterrupt) {
		if (!this.inIsTerminal) {
			return "";
		}
		flush();
		this.err.print(question);
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

	/** Whether there is somebody to ask. */
	boolean inIsTerminal() {
		return this.inIsTerminal;
	}

	/** Text in a colour (an SGR code), where colours are wanted. */
	public String coloured(String text, String code) {
		return this.colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
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

	/** For what writes bytes of its own; not to be closed. */
	OutputStream stream() {
		return this.out;
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

	/** Where results go; closing it only sends them on. */
	OutputStream unclosed() {
		return unclosed(this.out);
	}

	/** The same for any stream that is somebody else's. */
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
	PrintWriter writer() {
		return new PrintWriter(this.out, true, StandardCharsets.UTF_8);
	}

	/** For what the parser says of wrong use. */
	PrintWriter errWriter() {
		return new PrintWriter(this.err, true, StandardCharsets.UTF_8);
	}

	PrintStream err() {
		return this.err;
	}

	boolean errIsTerminal() {
		return this.errIsTerminal;
	}

	int width() {
		return this.width;
	}

}
