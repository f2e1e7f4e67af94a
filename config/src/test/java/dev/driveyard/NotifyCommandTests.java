package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A notice that is only a test.
 */
@SuppressWarnings("NullAway.Init")
class NotifyCommandTests {

	private static final int TAKEN = 204;

	private Path library;

	private CommandRunner command;

	@BeforeEach
	void create(@TempDir Path temp) throws IOException {
		this.library = temp.toRealPath().resolve("photos.driveyard");
		this.command = new CommandRunner(temp);
		assertThat(this.command.run("library", "create", this.library.toString())).isZero();
	}

	private int test(String... settings) throws IOException {
		Files.write(this.library.resolve("server.properties"), List.of(settings));
		return this.command.run("notify", "test", "--library", this.library.toString());
	}

	@Test
	void allThatAreSetAreTold() throws IOException {
		try (NoticeReceiver web = new NoticeReceiver((before) -> TAKEN); MailReceiver mail = new MailReceiver()) {
			assertThat(test("driveyard.notify.webhook.url=" + web.url() + "/secret-path",
					"driveyard.notify.webhook.secret=a secret of some length",
					"driveyard.notify.mail.from=d@example.org", "driveyard.notify.mail.to=me@example.org",
					"spring.mail.host=127.0.0.1", "spring.mail.port=" + mail.port()))
				.as("%s", this.command.err())
				.isEqualTo(ExitCodes.DONE);
			assertThat(this.command.out()).contains("webhook: 127.0.0.1 has taken it")
				.contains("mail: me@example.org has taken it")
				.doesNotContain("secret");
			assertThat(web.deliveries()).singleElement().satisfies((delivery) -> {
				assertThat(delivery.json()).containsEntry("library", "photos")
					.containsEntry("occasions", List.of("test"));
				assertThat(delivery.signature()).startsWith("t=");
			});
			assertThat(mail.text()).contains("a test of notices");
		}
	}

	@Test
	void whoDoesNotTakeItIsNamed() throws IOException {
		try (NoticeReceiver web = new NoticeReceiver((before) -> 500)) {
			String[] settings = { "driveyard.notify.webhook.url=" + web.url(),
					"driveyard.notify.webhook.secret=a secret of some length" };
			assertThat(test(settings)).isEqualTo(ExitCodes.FAILED);
			assertThat(this.command.err()).contains("webhook: 127.0.0.1 answered with the status 500");
			assertThat(this.command.run("notify", "test", "--json", "--library", this.library.toString()))
				.isEqualTo(ExitCodes.FAILED);
			assertThat(this.command.json()).singleElement()
				.satisfies((result) -> assertThat(result).containsEntry("taken", false)
					.containsEntry("channel", "webhook"));
			assertThat(web.deliveries()).as("each is tried once").hasSize(2);
		}
	}

	@Test
	void whereNobodyIsToBeToldThatIsSaid() throws IOException {
		assertThat(test("driveyard.notify.on=failed")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("Nobody is to be told").contains("driveyard.notify.webhook.url");
	}

	@Test
	void settingsThatMakeNoSenseAreExplained() throws IOException {
		assertThat(test("driveyard.notify.webhook.url=ftp://example.org")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("has to be one of https");
	}

}
