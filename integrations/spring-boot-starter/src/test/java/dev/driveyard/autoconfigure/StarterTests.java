package dev.driveyard.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.driveyard.catalogue.Json;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the starter sees, and what its users are told.
 */
class StarterTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.driveyard.autoconfigure");

	@Test
	void itSeesNoJobNoServerAndNoCommand() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.driveyard.jobs.index..", "dev.driveyard.jobs.copy..",
					"dev.driveyard.jobs.delete..", "dev.driveyard.jobs.duplicates..", "dev.driveyard.jobs.validate..",
					"dev.driveyard.jobs.history..", "dev.driveyard.server..", "dev.driveyard.cli..",
					"dev.driveyard.notify..")
			.check(CLASSES);
	}

	@Test
	void editorsAndTheGuideSayTheSameOfItsSettings() throws IOException {
		Map<String, Object> defaults = new TreeMap<>();
		for (Object one : (List<?>) Objects.requireNonNull(metadata().get("properties"))) {
			Map<?, ?> setting = (Map<?, ?>) one;
			assertThat(setting.get("description")).asString().isNotBlank();
			defaults.put(String.valueOf(setting.get("name")), String.valueOf(setting.get("defaultValue")));
		}
		assertThat(defaults)
			.isEqualTo(Map.of("driveyard.library", "null", "driveyard.create", "false", "driveyard.drain", "0s"));
		String guide = Files.readString(Path.of("..", "..", "docs", "embedding.md"));
		assertThat(guide).contains("| `driveyard.library` | |", "| `driveyard.create` | `false` |",
				"| `driveyard.drain` | `0s` |");
	}

	private Map<String, Object> metadata() throws IOException {
		for (var file : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream in = file.openStream()) {
				String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
				if (text.contains("\"driveyard.library\"")) {
					return Json.read(text);
				}
			}
		}
		throw new AssertionError("there is no metadata of the starter");
	}

}
