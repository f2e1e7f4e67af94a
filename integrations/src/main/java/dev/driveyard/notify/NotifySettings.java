package dev.driveyard.notify;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of what.
 *
 * @param on what is told of all runs
 * @param jobs jobs of which success is told too
 * @param schedules schedules of which success is told too
 * @param webhook where web requests go, null for none
 * @param mail where mail goes, null for none
 * @param backOff how long the second try comes after the first; each further one waits
 * twice as long, up to an hour
 * @param giveUp how often one is tried
 */
@ConfigurationProperties("driveyard.notify")
public record NotifySettings(@DefaultValue( {
		"failed", "issues", "damage" }) Set<Occasion> on, @DefaultValue Set<String> jobs,
		@DefaultValue Set<String> schedules, @Nullable Webhook webhook, @Nullable Mail mail,
		@DefaultValue("10s") Duration backOff, @DefaultValue("30") int giveUp){

	/**
	 * A web server that is told.
	 *
	 * @param url of what takes it
	 * @param secret that signs; better in a file
	 * @param secretFile holds the secret
	 * @param insecure whether it may be told in the clear, and not on this machine
	 * @param timeout how long an answer may take
	 */
	public record Webhook(URI url, @Nullable String secret, @Nullable Path secretFile,
			@DefaultValue("false") boolean insecure, @DefaultValue("20s") Duration timeout) {

		/** Without what others must not know: also the path may be a secret. */
		@Override
		public String toString() {
			return "Webhook[" + this.url.getHost() + "]";
		}

	}

	/**
	 * Whom to write to. The server is set as Spring's: {@code spring.mail.host} and so
	 * on.
	 *
	 * @param from the sender
	 * @param to those who get it
	 */
	public record Mail(String from, List<String> to) {
	}

}
