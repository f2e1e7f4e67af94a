package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link NextNames} gives every name once, in order, whatever its lots.
 */
class NextNamesTests {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 49, 50, 51 })
	void allNamesComeInOrderAlsoWhileTheyAreDeleted(int limit, @TempDir Path folder) throws IOException {
		List<String> expected = new ArrayList<>();
		for (int i = 10; i < 60; i++) {
			expected.add(Files.createFile(folder.resolve("f" + i)).getFileName().toString());
		}
		List<String> found = new ArrayList<>();
		try (WritableDirectory directory = new LocalBackend().open(LocalPaths.encode(folder))) {
			NextNames names = new NextNames(limit);
			for (String name = names.next(directory); name != null; name = names.next(directory)) {
				found.add(name);
				if (found.size() % 3 > 0) {
					directory.delete(name);
				}
			}
		}
		assertThat(found).isEqualTo(expected);
	}

}
