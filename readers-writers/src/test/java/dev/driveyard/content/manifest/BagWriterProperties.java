package dev.driveyard.content.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.driveyard.content.manifest.ManifestResult.Status;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bag that is written is valid, whatever its files are called.
 */
class BagWriterProperties {

	@Provide
	Arbitrary<Set<String>> names() {
		return Arbitraries.strings()
			.withChars("ab%0AdD25 *\\\n\r\t~.:é\u0301ß漢")
			.ofMinLength(1)
			.ofMaxLength(12)
			.filter((name) -> !name.equals(".") && !name.equals(".."))
			.set()
			.ofMinSize(1)
			.ofMaxSize(6);
	}

	@Property(tries = 100)
	void aBagThatIsWrittenIsValid(@ForAll("names") Set<String> names) throws IOException {
		Path bag = Files.createTempDirectory("bag");
		try {
			Path data = Files.createDirectories(bag.resolve("data"));
			for (String name : names) {
				Files.writeString(data.resolve(name), name);
			}
			new ManifestWriter(new LocalBackend(), Algorithm.SHA256, 1, (name, failure) -> {
				throw new IllegalStateException(name, failure);
			}).writeBag(bag);
			List<ManifestResult> results = new ArrayList<>();
			new BagCheck(new LocalBackend(), bag, LocalPaths.encode(bag.toRealPath()), 1).run(results::add);
			assertThat(results).noneMatch((result) -> result.status().isWrong());
			assertThat(results).filteredOn((result) -> result.status() == Status.OK).hasSize(names.size() + 3);
		}
		finally {
			FileSystemUtils.deleteRecursively(bag);
		}
	}

}
