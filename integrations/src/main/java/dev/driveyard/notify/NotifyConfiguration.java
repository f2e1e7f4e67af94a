package dev.driveyard.notify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EagerTransactionManager;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.runs.RunQueries;
import dev.driveyard.runs.notices.NoticeStore;
import dev.driveyard.server.ServerStartException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSender;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is told of runs that have ended. Wants the channels of the queue.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifySettings.class)
@Import(NoticeTrialController.class)
@ImportAutoConfiguration(MailSenderAutoConfiguration.class)
public class NotifyConfiguration {

	/** The setting that keeps a process from telling anybody. */
	public static final String ON = "driveyard.notify.enabled";

	@Bean
	NoticeStore noticeStore(JdbcClient client, @Qualifier(DatabaseConfiguration.READ) JdbcClient reader,
			Dialect dialect) {
		return new NoticeStore(client, reader, dialect);
	}

	@Bean
	NoticeTrial noticeTrial(NotifySettings settings, Library library, ObjectProvider<MailSender> mail,
			@Qualifier("clock") Clock clock) {
		return new NoticeTrial(channels(settings, mail, clock), library.name(), clock);
	}

	@Bean
	NoticeWriter noticeWriter(NotifySettings settings, NoticeStore store, RunQueries runs, Findings findings,
			Library library, EagerTransactionManager transactions, ObjectProvider<MailSender> mail,
			@Qualifier("clock") Clock clock, Environment environment) {
		TransactionTemplate template = new TransactionTemplate(transactions);
		List<NoticeChannel> channels = environment.getProperty(ON, Boolean.class, true)
				? channels(settings, mail, clock) : List.of();
		return new NoticeWriter(new RunNotices(settings, runs, findings, library.name(), clock), store, template,
				channels.stream()
					.map((channel) -> new NoticeCourier(channel, store, template, settings.backOff(),
							settings.giveUp()))
					.toList());
	}

	static List<NoticeChannel> channels(NotifySettings settings, ObjectProvider<MailSender> mail, Clock clock) {
		List<NoticeChannel> channels = new ArrayList<>();
		try {
			if (settings.webhook() != null) {
				channels.add(WebhookChannel.of(settings.webhook(), clock));
			}
		}
		catch (IllegalArgumentException ex) {
			throw new ServerStartException(FailureCode.REFUSED, ex.getMessage() + ".", ex);
		}
		if (settings.mail() != null) {
			MailSender sender = mail.getIfAvailable();
			if (sender == null) {
				throw new ServerStartException(FailureCode.REFUSED,
						"driveyard.notify.mail is set, but no mail server: set spring.mail.host.", null);
			}
			channels.add(new MailChannel(sender, settings.mail()));
		}
		return channels;
	}

}
