package dev.driveyard.database;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shell globs match the same names on both databases.
 */
class DialectTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			*.txt; a.txt; true
			*.txt; .txt; true
			*.txt; a.txt~; false
			*.txt; aXtxt; false
			a?c; abc; true
			a?c; ac; false
			a?c; a😀c; true
			[a-c]x; bx; true
			[a-c]x; dx; false
			[!a-c]x; dx; true
			[!a-c]x; bx; false
			[]]x; ]x; true
			[^a]x; bx; true
			a.b|c(d); a.b|c(d); true
			a+b{2}; a+b{2}; true
			a+b{2}; aabb; false
			$^; $^; true
			a\\b; a\\b; true
			A*; abc; false
			ä*; äöü; true
			*; x; true
			""")
	void aGlobMatchesTheSameNamesOnBothDatabases(String glob, String name, boolean matches) {
		for (Dialect dialect : Dialect.values()) {
			boolean found = TestLibrary.shared(dialect)
				.client()
				.sql("SELECT CASE WHEN CAST(? AS TEXT) " + dialect.globOperator() + " ? THEN 1 ELSE 0 END")
				.params(name, dialect.globPattern(glob))
				.query(Integer.class)
				.single() == 1;
			assertThat(found).as("%s ~ %s on %s", name, glob, dialect).isEqualTo(matches);
		}
	}

}
