package dev.driveyard.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.driveyard.autoconfigure.EmbeddedLibrary;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sample as it is, with a mail server that takes everything.
 */
class SampleApplicationTests {

	private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	@TempDir
	private Path temp;

	@BeforeEach
	void startMailServer() {
		this.mails.start();
	}

	@AfterEach
	void stopMailServer() {
		this.mails.stop();
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(SampleApplication.class).registerShutdownHook(false)
			.run("--inbox.folder=" + this.temp.resolve("inbox"), "--inbox.poll=100ms",
					"--driveyard.library=" + this.temp.resolve("inbox.driveyard"),
					"--spring.datasource.url=jdbc:h2:" + this.temp.resolve("own"), "--spring.mail.host=127.0.0.1",
					"--spring.mail.port=" + this.mails.getSmtp().getPort(), "--spring.main.banner-mode=off");
	}

	/** As somebody does who copies for long: the name is the last thing it gets. */
	private Path arrive(String name, String... texts) throws IOException {
		Path coming = Files.createDirectories(this.temp.resolve("inbox/." + name));
		for (int number = 0; number < texts.length; number++) {
			Files.writeString(coming.resolve("file" + number), texts[number]);
		}
		return Files.move(coming, coming.resolveSibling(name));
	}

	@Test
	void aFolderThatArrivesIsIndexedAndSearchedAndSomebodyGetsAMail() throws Exception {
		Path photos;
		try (ConfigurableApplicationContext application = start()) {
			photos = arrive("photos", "one", "one", "one", "two", "three");
			assertThat(this.mails.waitForIncomingEmail(60_000, 1)).isTrue();
			MimeMessage mail = this.mails.getReceivedMessages()[0];
			assertThat(mail.getSubject()).isEqualTo("Arrived: photos");
			assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("me@example.org");
			assertThat(mail.getContent().toString()).contains("2 of its files are there more than once")
				.contains("6 bytes")
				.contains("COMPLETED");
			assertRows(application);
		}
		assertThat(photos).isDirectoryContaining("glob:**/file4");
		assertThat(photos.resolve("file0")).hasContent("one");
		assertThat(this.temp.resolve("inbox.driveyard")).isDirectoryContaining("glob:**/library.db");
		assertOnlyWhatIsNewIsTakenAfterARestart();
	}

	private static void assertRows(ConfigurableApplicationContext application) {
		JdbcClient own = application.getBean(JdbcClient.class);
		await().untilAsserted(() -> assertThat(
				own.sql("SELECT folder || ' ' || duplicates || ' ' || bytes FROM delivery").query(String.class).list())
			.containsExactly("photos 2 6"));
		assertThat(own.sql("SELECT job_name FROM BATCH_JOB_INSTANCE").query(String.class).list())
			.containsExactly("delivery");
		JdbcClient library = application.getBean(EmbeddedLibrary.class).get(JdbcClient.class);
		assertThat(library.sql("SELECT state || ' ' || outcome FROM launch_request").query(String.class).list())
			.containsExactly("DONE COMPLETED", "DONE COMPLETED");
		assertThat(library.sql("SELECT name FROM entry WHERE kind = 0 ORDER BY name").query(String.class).list())
			.containsExactly("file0", "file1", "file2", "file3", "file4");
		assertThat(library.sql("SELECT count(*) FROM duplicate_member").query(Integer.class).single()).isEqualTo(3);
		assertThat(library.sql("SELECT JOB_NAME FROM BATCH_JOB_INSTANCE").query(String.class).list())
			.contains("index", "duplicates")
			.doesNotContain("delivery");
	}

	private void assertOnlyWhatIsNewIsTakenAfterARestart() throws Exception {
		try (ConfigurableApplicationContext application = start()) {
			arrive("letters", "dear");
			assertThat(this.mails.waitForIncomingEmail(60_000, 2)).isTrue();
			assertThat(this.mails.getReceivedMessages()[1].getSubject()).isEqualTo("Arrived: letters");
			JdbcClient own = application.getBean(JdbcClient.class);
			await().untilAsserted(
					() -> assertThat(own.sql("SELECT folder FROM delivery ORDER BY folder").query(String.class).list())
						.containsExactly("letters", "photos"));
		}
	}

}
