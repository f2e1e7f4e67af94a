package dev.driveyard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

import dev.driveyard.catalogue.library.Libraries;
import dev.driveyard.cli.Cli;
import dev.driveyard.cli.command.CliContext;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.context.Locales;

/**
 * Where the program starts.
 */
public final class Driveyard {

	private Driveyard() {
	}

	/**
	 * Runs a command and ends the process with its exit code.
	 */
	public static void main(String... arguments) {
		Output output = Output.ofProcess();
		if (!Locales.canNameEveryFile()) {
			output.note("driveyard: the JVM's encoding for file names is " + Locales.fileNameEncoding()
					+ ", which can't name every file. Start it with a UTF-8 locale (LC_ALL=C.UTF-8), or by the"
					+ " launcher ./driveyard, which sets one.");
			System.exit(ExitCodes.FAILED);
		}
		Interrupts interrupts = new Interrupts();
		int code = ExitCodes.FAILED;
		try {
			code = Cli.run(context(output, interrupts), arguments);
		}
		finally {
			interrupts.commandEnded(code);
		}
		System.exit(code);
	}

	private static CliContext context(Output output, Interrupts interrupts) {
		return new CliContext(version(), Libraries.ofUser(), Application::open, ServerApplication::start,
				ServerApplication::tryNotices, output, interrupts::onInterrupt, Rehearsal::run);
	}

	static String version() {
		try (InputStream in = Driveyard.class.getResourceAsStream("/driveyard-version.properties")) {
			Properties properties = new Properties();
			properties.load(in);
			return properties.getProperty("driveyard.version");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
