package dev.driveyard;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.slf4j.LoggerFactory;

/**
 * Sends what is logged by {@code java.util.logging}, which Tomcat does, to where all else
 * goes.
 */
final class JavaLogging extends Handler {

	private final SimpleFormatter formatter = new SimpleFormatter();

	private JavaLogging() {
		setLevel(Level.WARNING);
	}

	/** From now on. */
	static void redirect() {
		LogManager.getLogManager().reset();
		Logger root = Logger.getLogger("");
		root.setLevel(Level.WARNING);
		root.addHandler(new JavaLogging());
	}

	@Override
	public void publish(LogRecord record) {
		if (!isLoggable(record)) {
			return;
		}
		org.slf4j.Logger logger = LoggerFactory.getLogger(String.valueOf(record.getLoggerName()));
		String message = this.formatter.formatMessage(record);
		if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
			logger.error(message, record.getThrown());
		}
		else {
			logger.warn(message, record.getThrown());
		}
	}

	@Override
	public void flush() {
		// the other end does
	}

	@Override
	public void close() {
		// the other end does
	}

}
