package dev.driveyard;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;

/**
 * How lines of the log are written.
 */
enum LogFormat {

	/** For people: time, level, thread, what it is about, what happened. */
	TEXT,
	/** An object for each line, with the run, its job and its request as members. */
	JSON,
	/** The same in the schema of Elastic: https://www.elastic.co/docs/reference/ecs. */
	ECS;

	/** The setting that says which. */
	static final String SETTING = "driveyard.log.format";

	private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] run=%X{run:--}"
			+ " %logger{30}: %msg%n";

	/**
	 * The one of this name.
	 * @throws IllegalArgumentException if there is none; the message says which there are
	 */
	static LogFormat of(String name) {
		for (LogFormat format : values()) {
			if (format.name().equalsIgnoreCase(name)) {
				return format;
			}
		}
		throw new IllegalArgumentException(SETTING + " is text, json or ecs, not '" + name + "'");
	}

	/** What writes it. */
	Encoder<ILoggingEvent> encoder(LoggerContext context, Environment environment) {
		if (this == TEXT) {
			return text(context);
		}
		context.putObject(Environment.class.getName(), environment);
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat((this == JSON) ? "logstash" : name().toLowerCase(Locale.ROOT));
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.start();
		return encoder;
	}

	/** The writer of text, which wants to know of no environment. */
	static Encoder<ILoggingEvent> text(LoggerContext context) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern(PATTERN);
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.start();
		return encoder;
	}

}
