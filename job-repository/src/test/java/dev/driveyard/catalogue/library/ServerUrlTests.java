package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.catalogue.CatalogueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link ServerUrl}: the one form that is accepted, and what is not.
 */
class ServerUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			jdbc:postgresql://db.example.org/archive me@db.example.org:5432/archive
			jdbc:postgresql://localhost:5433/a_b-c.d me@localhost:5433/a_b-c.d
			jdbc:postgresql://[::1]:5433/a me@[::1]:5433/a
			jdbc:postgresql://[::1]/a me@[::1]:5432/a
			jdbc:postgresql://h1,h2:99/a?targetServerType=primary me@h1:5432,h2:99/a
			jdbc:postgresql://h/a?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem me@h:5432/a
			""")
	void thePlaceOfAUrlIsItsHostsPortsAndDatabase(String url, String place) {
		assertThat(ServerUrl.parse(url).place("me")).isEqualTo(place);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql:archive", "jdbc:postgresql://h", "jdbc:postgresql:///a",
			"jdbc:sqlite:/etc/passwd", "jdbc:sqlite::resource:http://evil/x", "postgresql://h/a",
			"jdbc:postgresql://h/a/b", "jdbc:postgresql://me:secret@h/a",
			"jdbc:postgresql://h/a?socketFactory=x&sslmode=require",
			"jdbc:postgresql://h/a?sslmode=require&socketFactoryArg=http://evil/x",
			"jdbc:postgresql://h/a?sslfactory=x", "jdbc:postgresql://h/a?sslhostnameverifier=x",
			"jdbc:postgresql://h/a?sslpasswordcallback=x", "jdbc:postgresql://h/a?authenticationPluginClassName=x",
			"jdbc:postgresql://h/a?xmlFactoryFactory=x",
			"jdbc:postgresql://h/a?loggerLevel=TRACE&loggerFile=/etc/cron.d/x", "jdbc:postgresql://h/a?service=x",
			"jdbc:postgresql://h/a?PGHOST=evil", "jdbc:postgresql://h/a?requireAuth=password",
			"jdbc:postgresql://h/a?user=x", "jdbc:postgresql://h/a?password=x", "jdbc:postgresql://h/a?options=-c%20x",
			"jdbc:postgresql://h/a?sslmode=require&&", "jdbc:postgresql://h/a?", "jdbc:postgresql://h/a?sslmode",
			"jdbc:postgresql://h/a?sslmode=%61", "jdbc:postgresql://h/%2e" })
	void everyOtherFormAndParameterIsRefused(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerUrl.parse(url)).withMessageContaining("URL");
	}

	@Test
	void aLibraryThatNamesSuchAUrlIsNotOpened(@TempDir Path temp) throws IOException {
		Library library = LibraryFolder.create(temp.resolve("a.driveyard"), "a", "",
				new Library.Database("jdbc:postgresql://h/a", "me"));
		Path file = library.folder().resolve("library.json");
		Files.writeString(file, Files.readString(file).replace("//h/a", "//h/a?socketFactory=x"));
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> LibraryFolder.open(library.folder()))
			.withMessageContaining("socketFactory")
			.withMessageContaining("not allowed");
	}

}
