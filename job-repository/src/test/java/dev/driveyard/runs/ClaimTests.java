package dev.driveyard.runs;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.driveyard.files.Address;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which {@link Claim}s exclude each other.
 */
class ClaimTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			/a,       /a,       true
			/a,       /a/,      true
			/a,       /a/b,     true
			/a,       /ab,      false
			/a/b,     /a/c,     false
			/a_c,     /abc/d,   false
			/a%,      /ab/c,    false
			/,        /a,       true
			/,        /,        true
			/A,       /a,       false
			/a,       /a/b/c/d, true
			""")
	void whatHoldsTheSameIsNotForTwoIfOneChangesIt(String one, String other, boolean overlap) {
		assertThat(exclusive(one).excludes(exclusive(other))).isEqualTo(overlap);
		assertThat(exclusive(other).excludes(shared(one))).isEqualTo(overlap);
		assertThat(shared(other).excludes(exclusive(one))).isEqualTo(overlap);
		assertThat(shared(one).excludes(shared(other))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "true, false", "false, true" })
	void aPathThatIsReadAndChangedIsChanged(boolean first, boolean second) {
		assertThat(Claim.distinct(List.of(new Claim(at("/a"), first), new Claim(at("/a/"), second), shared("/b"))))
			.containsExactly(exclusive("/a"), shared("/b"));
	}

	@Test
	void onePathOfTwoMachinesIsTwoPlaces() {
		Claim there = Claim.exclusive(new Address("there", "/a"));
		assertThat(exclusive("/a").excludes(there)).isFalse();
		assertThat(Claim.distinct(List.of(exclusive("/a"), there))).containsExactly(exclusive("/a"), there);
	}

	private static Address at(String path) {
		return new Address("here", path);
	}

	private static Claim shared(String path) {
		return Claim.shared(at(path));
	}

	private static Claim exclusive(String path) {
		return Claim.exclusive(at(path));
	}

}
