package dev.driveyard;

import java.io.IOException;
import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryAccess;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * Logs go to {@code logs/driveyard.log} in the library's folder, four files of 5 MB at
 * most; until a library is open nothing is logged. In code, since reading a configuration
 * file takes longer than most commands. A server writes as its settings say.
 */
public final class Logging extends ContextAwareBase implements Configurator {

	/** The setting that says whether lines also go to standard error. */
	static final String CONSOLE = "driveyard.log.console";

	@Override
	public ExecutionStatus configure(LoggerContext context) {
		context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
		context.getLogger("dev.driveyard").setLevel(Level.INFO);
		context.getLogger("org.springframework.web.servlet.PageNotFound").setLevel(Level.ERROR);
		return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
	}

	/** As text, which is what commands write. */
	static void toLibrary(Library library) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			use(context, appender(context, library, LogFormat.text(context)));
		}
	}

	/**
	 * As the settings say.
	 * @throws IllegalArgumentException if they can't be understood; the message says why
	 */
	static void toLibrary(Library library, Environment settings) {
		if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
			return;
		}
		LogFormat format = LogFormat.of(settings.getProperty(LogFormat.SETTING, LogFormat.TEXT.name()));
		boolean console = settings.getProperty(CONSOLE, Boolean.class, false);
		if (format != LogFormat.TEXT || console) {
			use(context, appender(context, library, format.encoder(context, settings)));
		}
		if (console) {
			context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
				.addAppender(console(context, format.encoder(context, settings)));
		}
	}

	private static void use(LoggerContext context, Appender<ILoggingEvent> appender) {
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.detachAndStopAllAppenders();
		root.addAppender(appender);
	}

	private static Appender<ILoggingEvent> console(LoggerContext context, Encoder<ILoggingEvent> encoder) {
		ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
		appender.setContext(context);
		appender.setTarget("System.err");
		appender.setEncoder(encoder);
		appender.start();
		return appender;
	}

	private static Appender<ILoggingEvent> appender(LoggerContext context, Library library,
			Encoder<ILoggingEvent> encoder) {
		Path folder = library.logs();
		LibraryAccess access = library.access();
		RollingFileAppender<ILoggingEvent> appender = new PrivateFiles(access);
		appender.setContext(context);
		appender.setFile(folder.resolve("driveyard.log").toString());
		appender.setEncoder(encoder);
		FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
		rolling.setContext(context);
		rolling.setParent(appender);
		rolling.setFileNamePattern(folder.resolve("driveyard.%i.log").toString());
		rolling.setMaxIndex(3);
		rolling.start();
		SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
		trigger.setContext(context);
		trigger.setMaxFileSize(FileSize.valueOf("5MB"));
		trigger.start();
		appender.setRollingPolicy(rolling);
		appender.setTriggeringPolicy(trigger);
		appender.start();
		return appender;
	}

	/** Makes each log file with the permissions of the library, and follows no link. */
	private static final class PrivateFiles extends RollingFileAppender<ILoggingEvent> {

		private final LibraryAccess access;

		PrivateFiles(LibraryAccess access) {
			this.access = access;
		}

		@Override
		public void openFile(String name) throws IOException {
			this.access.createFile(Path.of(name));
			super.openFile(name);
		}

	}

}
