package dev.driveyard.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where a server is, and the token for it.
 */
class ServerAddressTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			http://127.0.0.1:8787, false
			http://localhost:8787, false
			http://[::1]:8787/, false
			https://files.example.org, false
			http://files.example.org, true
			http://192.168.0.7:8787, true
			http://localhost.example.org, true
			http://127.0.0.1.example.org, true
			http://0.0.0.0:8787, true
			""")
	void plainTextStaysHere(String url, boolean exposed) {
		assertThat(ServerAddress.of(url).isExposed()).isEqualTo(exposed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "files.example.org", "ftp://files.example.org", "https://", "https://a b", "https://h?q=1",
			"https://user:secret@h", "/srv/socket", "https://h#f" })
	void whatIsNoAddressIsRefused(String url) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> ServerAddress.of(url))
			.withMessageNotContaining("secret");
	}

	@Test
	void aTokenIsReadFromAFileOfOnesOwn(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("token"), "dy_abc\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		assertThat(TokenFile.read(file)).isEqualTo("dy_abc");
		assertThat(TokenFile.read(Files.createSymbolicLink(folder.resolve("link"), file))).isEqualTo("dy_abc");
		Files.writeString(file, "header = dy_abc");
		assertThatExceptionOfType(ClientException.class).isThrownBy(() -> TokenFile.read(file))
			.withMessageContaining("holds no token")
			.withMessageNotContaining("dy_abc");
		assertThatExceptionOfType(ClientException.class).isThrownBy(() -> TokenFile.read(folder.resolve("none")))
			.withMessageContaining("There is no file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-r-----", "rw----r--", "rw--w----", "rw-----w-" })
	void aTokenThatOthersCanReadIsRefused(String permissions, @TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("token"), "dy_abc");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
		assertThatExceptionOfType(ClientException.class).isThrownBy(() -> TokenFile.read(file))
			.withMessageContaining("chmod 600 " + file);
	}

	@Test
	void authoritiesComeFromAFile(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("ca"), "nothing");
		assertThatExceptionOfType(ClientException.class).isThrownBy(() -> ServerTrust.of(file))
			.withMessageContaining(file.toString());
	}

}
