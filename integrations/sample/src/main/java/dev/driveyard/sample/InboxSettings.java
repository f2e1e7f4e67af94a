package dev.driveyard.sample;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where folders arrive, and who is told.
 *
 * @param folder that is looked at
 * @param poll how often
 * @param from the sender of mails
 * @param to who gets them
 */
@ConfigurationProperties("inbox")
record InboxSettings(Path folder, @DefaultValue("5s") Duration poll, String from, String to) {

}
