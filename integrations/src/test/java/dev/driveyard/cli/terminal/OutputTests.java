package dev.driveyard.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Output}: what reaches a terminal, and what becomes of a stream that fails.
 */
class OutputTests {

	/** Control characters, marks of direction, and what is not seen. */
	private static final String BAD = "\u0000\u0007\u0008\u001b\u007f\u0085\u009b\u009d\u061c\u200b\u200e\u200f\u2028"
			+ "\u202a\u202e\u2066\u2069\ufeff\r";

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private Output output(boolean terminal, boolean colours) {
		return new Output(this.out, new PrintStream(this.err, true, StandardCharsets.UTF_8), terminal, terminal,
				colours, 80);
	}

	@Provide
	Arbitrary<String> wild() {
		return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(60),
				Arbitraries.strings()
					.withChars(BAD.toCharArray())
					.withChars("ab \\é€/[31m;]0".toCharArray())
					.withCharRange('\uEF80', '\uEFFF')
					.withCharRange('\uD800', '\uDFFF')
					.ofMaxLength(30));
	}

	private static void assertHarmless(String text) {
		text.codePoints().forEach((c) -> {
			int type = Character.getType(c);
			assertThat(c == '\n' || c == '\t' || (!Character.isISOControl(c) && type != Character.SURROGATE
					&& (type != Character.FORMAT || c == 0x200D) && c != 0x2028 && c != 0x2029 && BAD.indexOf(c) < 0))
				.as("U+%04x in %s", c, text)
				.isTrue();
		});
	}

	@Property(tries = 500)
	void nothingThatATerminalObeysReachesOne(@ForAll("wild") String text) throws IOException {
		Output output = output(true, false);
		output.line(text);
		output.line(Output.coloured(text, "31"), Output.plain(text));
		output.pathLine(text, text, false);
		output.json(Map.of(text, text));
		output.stream().write(text.getBytes(StandardCharsets.UTF_8));
		output.stream().close();
		output.note(text);
		output.ask(text, (action) -> {
		});
		try (PrintWriter writer = output.errWriter()) {
			writer.println(text);
		}
		output.flush();
		assertHarmless(this.out.toString(StandardCharsets.UTF_8));
		assertHarmless(this.err.toString(StandardCharsets.UTF_8));
	}

	@Property(tries = 300)
	void jsonOnATerminalIsJsonOfTheSame(@ForAll("wild") String text) {
		String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		Output output = output(true, false);
		output.json(Map.of("value", valid));
		output.flush();
		assertThat(Json.read(this.out.toString(StandardCharsets.UTF_8))).isEqualTo(Map.of("value", valid));
		this.out.reset();
	}

	@Example
	void coloursAreOursAlone() {
		Output output = output(true, true);
		output.line(Output.coloured("a\u001b[8mb", "31"), Output.plain("\u001b[0mc"));
		output.flush();
		assertThat(this.out.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[31ma\\x1b[8mb\u001b[0m\\x1b[0mc\n");
	}

	@Example
	void aPipeGetsEveryByteAsItIs() throws IOException {
		Output output = output(false, false);
		output.line("\u001b[31m\u202e");
		output.stream().write(new byte[] { (byte) 0xff, 7, '\n' });
		output.flush();
		assertThat(this.out.toByteArray())
			.isEqualTo("\u001b[31m\u202e\n\u00ff\u0007\n".replace("\u202e", "\u00e2\u0080\u00ae")
				.getBytes(StandardCharsets.ISO_8859_1));
	}

	private Output failing(String reason) {
		return new Output(new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				throw new IOException(reason);
			}

		}, new PrintStream(this.err, true, StandardCharsets.UTF_8), false, false, false, 80);
	}

	@Example
	void aStreamThatFailsIsTold() {
		Output output = failing("No space left on device");
		output.line("lost");
		assertThat(output.end(ExitCodes.DONE)).isEqualTo(ExitCodes.FAILED);
		assertThat(this.err.toString(StandardCharsets.UTF_8))
			.isEqualTo("driveyard: The standard output can't be written: No space left on device\n");
		assertThat(output(false, false).end(ExitCodes.ISSUES)).isEqualTo(ExitCodes.ISSUES);
	}

	@Example
	void aReaderThatIsGoneIsNoTrouble() {
		Output output = failing("Broken pipe");
		PrintWriter help = output.writer();
		help.println("usage");
		assertThat(output.end(ExitCodes.DONE)).isEqualTo(ExitCodes.NO_READER);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).isEmpty();
	}

}
