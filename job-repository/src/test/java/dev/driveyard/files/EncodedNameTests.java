package dev.driveyard.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link EncodedName} for any bytes that a file system allows.
 */
class EncodedNameTests {

	@Property
	void anyBytesSurviveTheRoundTrip(@ForAll("names") byte[] name) {
		assertThat(EncodedName.encode(EncodedName.decode(name))).isEqualTo(name);
	}

	@Property
	void differentBytesGiveDifferentText(@ForAll("names") byte[] one, @ForAll("names") byte[] other) {
		assertThat(EncodedName.decode(one).equals(EncodedName.decode(other))).isEqualTo(Arrays.equals(one, other));
	}

	@Property
	void theTextCanBeStoredAsUtf8(@ForAll("names") byte[] name) {
		String text = EncodedName.decode(name);
		assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(text);
	}

	@Property
	void textWithoutShieldsMapsToItself(@ForAll("texts") String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		assertThat(EncodedName.decode(bytes)).isEqualTo(text);
		assertThat(EncodedName.encode(text)).isEqualTo(bytes);
		assertThat(EncodedName.isText(text)).isTrue();
	}

	@Property
	void aNameThatIsNotUtf8IsNoText(@ForAll("names") byte[] name) {
		String text = new String(name, StandardCharsets.UTF_8);
		boolean plain = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), name)
				&& text.chars().noneMatch((c) -> c >= 0xEF80 && c <= 0xEFFF);
		assertThat(EncodedName.isText(EncodedName.decode(name))).isEqualTo(plain);
	}

	@Property
	void whatIsShownHasNoControlCharacters(@ForAll("names") byte[] name) {
		String shown = EncodedName.display(EncodedName.decode(name));
		assertThat(shown.codePoints()).noneMatch(Character::isISOControl).noneMatch((c) -> c >= 0xEF80 && c <= 0xEFFF);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			61FF62, EFFF
			C3, EFC3
			EEBE80, EFEE EFBE EF80
			C080, EFC0 EF80
			EDA080, EFED EFA0 EF80
			F0909080, D801 DC00
			F09090, EFF0 EF90 EF90
			""")
	void eachStrayByteIsOneCharacter(String bytes, String units) {
		String text = EncodedName.decode(HexFormat.of().parseHex(bytes)).replaceAll("[a-z]", "");
		assertThat(text.chars().mapToObj((c) -> String.format("%04X", c))).containsExactly(units.split(" "));
	}

	@Test
	void whatAPersonSeesIsEscapedOnlyWhereItMustBe() {
		assertThat(EncodedName.display("a\\b")).isEqualTo("a\\b");
		assertThat(EncodedName.display("a\nb\\c")).isEqualTo("a\\nb\\\\c");
		assertThat(EncodedName.display("\u001b[31m")).isEqualTo("\\x1b[31m");
		assertThat(EncodedName.display(EncodedName.decode(new byte[] { 'a', (byte) 0xFF }))).isEqualTo("a\\xff");
		assertThat(EncodedName.display("\u202Egpj.exe")).isEqualTo("\\u{202e}gpj.exe");
		assertThat(EncodedName.display("Grüße 😀 日本")).isEqualTo("Grüße 😀 日本");
	}

	@Provide
	Arbitrary<byte[]> names() {
		Arbitrary<byte[]> raw = Arbitraries.bytes()
			.filter((b) -> b != 0 && b != '/')
			.array(byte[].class)
			.ofMinSize(1)
			.ofMaxSize(40);
		Arbitrary<byte[]> shields = Arbitraries.strings()
			.withCharRange('\uEF70', '\uF010')
			.withChars("a\n")
			.ofMaxLength(8)
			.map((text) -> text.getBytes(StandardCharsets.UTF_8));
		return Arbitraries.oneOf(raw, shields);
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.integers()
			.between(1, Character.MAX_CODE_POINT)
			.filter((c) -> c != '/' && (c < 0xD800 || c > 0xDFFF) && (c < 0xEF80 || c > 0xEFFF))
			.list()
			.ofMaxSize(30)
			.map((points) -> points.stream().map(Character::toString).reduce("", String::concat));
	}

}
