package dev.driveyard.notify;

import java.time.Clock;

import dev.driveyard.catalogue.library.Library;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailSender;

/**
 * What a trial of notices wants: the settings, and no database.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifySettings.class)
@ImportAutoConfiguration(MailSenderAutoConfiguration.class)
public class NoticeTrialConfiguration {

	@Bean
	NoticeTrial noticeTrial(NotifySettings settings, ObjectProvider<MailSender> mail, Library library) {
		Clock clock = Clock.systemUTC();
		return new NoticeTrial(NotifyConfiguration.channels(settings, mail, clock), library.name(), clock);
	}

}
