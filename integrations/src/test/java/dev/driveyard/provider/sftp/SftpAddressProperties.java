package dev.driveyard.provider.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.volume.VolumeAddress;
import dev.driveyard.storage.volume.VolumeAddressException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Addresses of servers, and names on them, whatever they are made of.
 */
class SftpAddressProperties {

	private static final SftpBackends FACTORY = new SftpBackends(new TestCredentials(), "me");

	/** A path of names that may be any bytes. */
	@Provide
	Arbitrary<String> paths() {
		Arbitrary<String> name = Arbitraries.bytes()
			.filter((b) -> b != 0 && b != '/')
			.array(byte[].class)
			.ofMinSize(1)
			.ofMaxSize(20)
			.map(EncodedName::decode)
			.filter((text) -> !text.equals(".") && !text.equals(".."));
		return name.list().ofMaxSize(5).map((names) -> "/" + String.join("/", names));
	}

	@Provide
	Arbitrary<String> users() {
		return Arbitraries.strings()
			.ofMinLength(1)
			.ofMaxLength(10)
			.map((text) -> EncodedName.decode(text.replace('\0', 'x').getBytes(StandardCharsets.UTF_8)));
	}

	@Property(tries = 500)
	void whatWasWrittenIsRead(@ForAll("paths") String path, @ForAll("users") String user) {
		SftpSettings settings = SftpSettings.of(Map.of("host", "example.org", "port", "2222", "user", user));
		VolumeAddress address = Objects.requireNonNull(FACTORY.parse(SftpAddress.format(settings, path)));
		assertThat(address.settings())
			.isEqualTo(Map.of("host", "example.org", "port", "2222", "user", user, "root", path));
		assertThat(address.path()).isEqualTo("/");
	}

	@Property(tries = 1000)
	void anyTextIsAnAddressOrSaysWhyNot(@ForAll String text) {
		try {
			VolumeAddress address = Objects.requireNonNull(FACTORY.parse("sftp://" + text));
			String root = Objects.requireNonNull(address.settings().get("root"));
			assertThat(root).startsWith("/").doesNotContain("\0");
			assertThat(List.of(root.split("/"))).doesNotContain("..");
		}
		catch (VolumeAddressException ex) {
			assertThat(ex.getMessage()).isNotBlank();
		}
	}

	@Property(tries = 500)
	void aPathBelowTheRootIsFoundOnTheVolume(@ForAll("paths") String root, @ForAll("paths") String below) {
		Map<String, String> settings = new HashMap<>(Map.of("host", "h", "user", "u", "root", root));
		String whole = root.equals("/") ? below : below.equals("/") ? root : root + below;
		VolumeAddress address = new VolumeAddress("sftp", Map.of("host", "H", "user", "u", "root", whole), "/");
		assertThat(FACTORY.pathOn(settings, address)).isEqualTo(below);
		settings.put("user", "v");
		assertThat(FACTORY.pathOn(settings, address)).isNull();
	}

	@Property(tries = 500)
	void noTwoNamesAreTakenForOne(@ForAll @Size(max = 6) byte[] one, @ForAll @Size(max = 6) byte[] other)
			throws IOException {
		for (String charset : new String[] { "", "UTF-8", "ISO-8859-1", "Shift_JIS", "windows-1252", "GB18030" }) {
			WireNames names = new WireNames(charset.isEmpty() ? null : java.nio.charset.Charset.forName(charset));
			String first = decode(names, one);
			String second = decode(names, other);
			if (first != null && second != null && !java.util.Arrays.equals(one, other)) {
				assertThat(first).as(charset).isNotEqualTo(second);
			}
			if (first != null) {
				assertThat(names.encode(first)).as(charset).isEqualTo(one);
			}
			if (charset.isEmpty()) {
				assertThat(first).isNotNull();
			}
		}
	}

	private static @org.jspecify.annotations.Nullable String decode(WireNames names, byte[] wire) {
		try {
			return names.decode(wire);
		}
		catch (java.nio.charset.CharacterCodingException ex) {
			return null;
		}
	}

	@Example
	void anErrorSaysWhatIsWrong() {
		Map.of("sftp://", "no host", "sftp://host:0/x", "no port", "sftp://host:99999", "no port", "sftp://a:b@host/",
				"password does not belong", "sftp://host/a/../b", "'..'", "sftp://host/%zz", "hexadecimal", "sftp:host",
				"sftp://user@host/path", "sftp://ho st/", "no name of a host", "sftp://-oProxy/", "no name of a host",
				"sftp://@host/", "no name")
			.forEach((typed, said) -> assertThatExceptionOfType(VolumeAddressException.class).as(typed)
				.isThrownBy(() -> FACTORY.parse(typed))
				.withMessageContaining(said)
				.satisfies((wrong) -> assertThat(wrong.getMessage()).doesNotContain("b@")));
		assertThat(FACTORY.parse("/local/path")).isNull();
		assertThat(FACTORY.parse("sftpd")).isNull();
		assertThat(FACTORY.parse("SFTP://host")).isNotNull();
	}

	@Example
	void settingsThatMakeNoSenseAreRefusedAndNoSecretIsRepeated() {
		Map.of("timeout", "0", "connections", "99", "port", "x", "root", "relative", "charset", "UTF-16", "password",
				"secret1", "passphrase", "secret1", "colour", "red")
			.forEach((name, value) -> assertThatExceptionOfType(VolumeAddressException.class).as(name)
				.isThrownBy(() -> SftpSettings.of(Map.of("host", "h", name, value)))
				.satisfies((wrong) -> assertThat(wrong.getMessage()).doesNotContain("secret1")));
		assertThatExceptionOfType(VolumeAddressException.class).isThrownBy(() -> SftpSettings.of(Map.of()));
	}

}
