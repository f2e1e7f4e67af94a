package dev.driveyard.transfer.trash;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

import dev.driveyard.files.EncodedName;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any name there can be is noted and read again.
 */
class PercentEncodingProperties {

	private static final LocalDateTime TIME = LocalDateTime.parse("2026-11-20T14:30:15");

	@Property(tries = 1000)
	void anyBytesSurvive(@ForAll("names") byte[] name) {
		String path = "/folder/" + EncodedName.decode(name);
		String text = PercentEncoding.encode(path);
		assertThat(text).matches("[A-Za-z0-9%/_.~-]+");
		assertThat(EncodedName.encode(PercentEncoding.decode(text))).isEqualTo(EncodedName.encode(path));
	}

	@Property(tries = 500)
	void anyNameIsReadFromItsNote(@ForAll("names") byte[] name) {
		String path = "/" + EncodedName.decode(name);
		TrashInfo info = TrashInfo.parse(TrashInfo.format(path, TIME));
		assertThat(info.path()).isEqualTo(path.equals("/..") ? null : path);
		assertThat(info.deleted()).isEqualTo(TIME);
	}

	@Property(tries = 500)
	void bytesThatWereNotEncodedAreReadAsTheyAre(@ForAll("names") byte[] name) {
		String raw = new String(name, StandardCharsets.ISO_8859_1).replace('%', 'x');
		assertThat(EncodedName.encode(PercentEncoding.decode(raw)))
			.isEqualTo(raw.getBytes(StandardCharsets.ISO_8859_1));
	}

	@Property(tries = 500)
	void aNameInTheTrashIsShortEnoughAndDifferentEachTime(@ForAll("names") byte[] name) {
		String first = TrashName.of(EncodedName.decode(name));
		assertThat(EncodedName.encode(first + ".trashinfo")).hasSizeLessThanOrEqualTo(255);
		assertThat(EncodedName.decode(EncodedName.encode(first))).isEqualTo(first);
		assertThat(TrashName.of(EncodedName.decode(name))).isNotEqualTo(first);
	}

	@Example
	void aPercentSignThatEscapesNothingStandsForItself() {
		assertThat(PercentEncoding.decode("100%/%4/%zz%41")).isEqualTo("100%/%4/%zzA");
	}

	@Example
	void zeroBytesAreNoPath() {
		assertThat(TrashInfo.parse("[Trash Info]\nPath=/a%00b\n".getBytes(StandardCharsets.US_ASCII)).path()).isNull();
	}

	@Provide
	Arbitrary<byte[]> names() {
		Arbitrary<Byte> any = Arbitraries.bytes().filter((b) -> b != 0 && b != '/');
		Arbitrary<Byte> odd = Arbitraries.of((byte) '%', (byte) '.', (byte) ' ', (byte) '\n', (byte) 0xEE, (byte) 0xBE,
				(byte) 0x80, (byte) 0xFF);
		return Arbitraries.frequencyOf(Tuple.of(3, any), Tuple.of(1, odd))
			.array(byte[].class)
			.ofMinSize(1)
			.ofMaxSize(255);
	}

}
