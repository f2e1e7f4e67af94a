package dev.driveyard.transfer.copy;

import java.util.HashSet;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.driveyard.files.EncodedName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link NumberedName} gives names that a directory can hold, each another.
 */
class NumberedNameTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			photo.jpg,      0, photo.jpg
			photo.jpg,      1, photo (1).jpg
			a.tar.gz,       12, a (12).tar.gz
			a.TAR.XZ,       1, a (1).TAR.XZ
			a.b.tar.zst,    1, a.b (1).tar.zst
			dump.sql.bz2,   1, dump (1).sql.bz2
			v1.2.gz,        1, v1.2 (1).gz
			.tar.gz,        1, .tar (1).gz
			.a.tar.gz,      1, .a (1).tar.gz
			a.tar.txt,      1, a.tar (1).txt
			README,         2, README (2)
			.bashrc,        1, .bashrc (1)
			.config.json,   1, .config (1).json
			dot.,           1, dot (1).
			""")
	void theNumberComesBeforeTheExtension(String name, int number, String expected) {
		assertThat(NumberedName.of(name, number)).isEqualTo(expected);
	}

	@Property(tries = 500)
	void namesStayShortEnoughAndDiffer(@ForAll @Size(min = 1, max = 255) byte[] bytes,
			@ForAll @IntRange(min = 1, max = 100_000) int number) {
		String name = EncodedName.decode(bytes);
		Set<String> names = new HashSet<>();
		for (int i = number; i < number + 3; i++) {
			String numbered = NumberedName.of(name, i);
			assertThat(EncodedName.encode(numbered)).hasSizeBetween(5, 255);
			assertThat(numbered).contains(" (" + i + ")");
			names.add(numbered);
		}
		assertThat(names).hasSize(3).doesNotContain(name);
	}

	@Test
	void longExtensionsAreNoExtensions() {
		assertThat(NumberedName.of("a." + "x".repeat(253), 7)).isEqualTo("a." + "x".repeat(249) + " (7)");
	}

}
