package dev.driveyard.notify;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Json;
import dev.driveyard.notify.NotifySettings.Mail;
import dev.driveyard.runs.notices.StoredNotice;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/**
 * Writes a mail.
 */
final class MailChannel implements NoticeChannel {

	private final MailSender sender;

	private final Mail settings;

	MailChannel(MailSender sender, Mail settings) {
		this.sender = sender;
		this.settings = settings;
	}

	@Override
	public String name() {
		return "mail";
	}

	@Override
	public String receiver() {
		return String.join(", ", this.settings.to());
	}

	@Override
	public void send(StoredNotice notice) throws NoticeException {
		Map<String, Object> body = Json.read(notice.body());
		SimpleMailMessage message = new SimpleMailMessage();
		message.setFrom(this.settings.from());
		message.setTo(this.settings.to().toArray(String[]::new));
		message.setSubject(oneLine("Driveyard: " + body.get("subject")));
		message.setText(text(body));
		try {
			this.sender.send(message);
		}
		catch (MailException ex) {
			throw new NoticeException("The mail server did not take it: " + oneLine(String.valueOf(ex.getMessage())),
					ex);
		}
	}

	/** What is sent as JSON to others, a line for each member. */
	private static String text(Map<String, Object> body) {
		return body.entrySet()
			.stream()
			.filter((member) -> !member.getKey().equals("subject"))
			.map((member) -> member.getKey() + ": " + value(member.getValue()))
			.collect(Collectors.joining("\n", body.get("subject") + "\n\n", "\n"));
	}

	private static String value(Object value) {
		return (value instanceof List<?> || value instanceof Map<?, ?>) ? Json.write(value) : oneLine(value);
	}

	/** Line breaks would begin another header. */
	private static String oneLine(Object text) {
		return String.valueOf(text).replaceAll("\\p{Cntrl}+", " ");
	}

}
