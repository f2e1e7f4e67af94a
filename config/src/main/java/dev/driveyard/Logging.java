package dev.driveyard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryAccess;
import org.slf4j.LoggerFactory;

/**
 * Logs go to {@code logs/driveyard.log} in the library's folder, four files of 5 MB at
 * most; until a library is open nothing is logged. In code, since reading a configuration
 * file takes longer than most commands.
 */
public final class Logging extends ContextAwareBase implements Configurator {

	private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] run=%X{run:--} %logger{30}: %msg%n";

	@Override
	public ExecutionStatus configure(LoggerContext context) {
		context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
		context.getLogger("dev.driveyard").setLevel(Level.INFO);
		context.getLogger("org.springframework.web.servlet.PageNotFound").setLevel(Level.ERROR);
		return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
	}

	static void toLibrary(Library library) {
		if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
			return;
		}
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.detachAndStopAllAppenders();
		root.addAppender(appender(context, library.logs(), library.access()));
	}

	private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder,
			LibraryAccess access) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern(PATTERN);
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.start();
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
