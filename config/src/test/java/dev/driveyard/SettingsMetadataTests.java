package dev.driveyard;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.driveyard.catalogue.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What editors are told of settings is what the code reads and what the guide says.
 */
class SettingsMetadataTests {

	private static final Pattern SETTING = Pattern.compile("driveyard(\\.[a-z][a-z-]*)+");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	/** Properties of the JVM that no file of settings can set, and names of files. */
	private static final Set<String> OTHERS = Set.of("driveyard.child-memory", "driveyard.children", "driveyard.ffmpeg",
			"driveyard.turbojpeg", "driveyard.version", "driveyard.log");

	private final Map<String, Map<?, ?>> settings = new TreeMap<>();

	private final Set<String> groups = new TreeSet<>();

	/** The row of each setting in the tables of the guide. */
	private final Map<String, String> rows = new TreeMap<>();

	SettingsMetadataTests() throws IOException {
		for (URL file : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream in = file.openStream()) {
				Map<String, Object> metadata = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
				named(metadata, "properties").forEach((setting) -> this.settings.put(name(setting), setting));
				named(metadata, "groups").forEach((group) -> this.groups.add(name(group)));
			}
		}
		for (String guide : List.of("server.md", "schedules.md", "watching.md")) {
			Files.readAllLines(Path.of("..", "docs", guide)).forEach(this::read);
		}
	}

	private static List<Map<?, ?>> named(Map<String, Object> metadata, String part) {
		List<Map<?, ?>> found = new ArrayList<>();
		((Collection<?>) metadata.getOrDefault(part, List.of())).forEach((one) -> found.add((Map<?, ?>) one));
		found.removeIf((one) -> !name(one).startsWith("driveyard."));
		return found;
	}

	private static String name(Map<?, ?> named) {
		return String.valueOf(named.get("name"));
	}

	/** The first cell with a setting may hold further ones, without what they share. */
	private void read(String line) {
		if (!line.startsWith("|")) {
			return;
		}
		for (String cell : line.split("\\|")) {
			if (cell.contains("`driveyard.")) {
				String before = "";
				for (Matcher code = CODE.matcher(cell); code.find();) {
					String name = code.group(1).replaceFirst("\\[\\d+\\]$", "");
					name = (name.isEmpty() || name.startsWith("driveyard.")) ? name
							: before.substring(0, before.lastIndexOf('.')) + "." + name.replaceFirst("^\\.", "");
					before = name.isEmpty() ? before : name;
					this.rows.putIfAbsent(before, line);
				}
				return;
			}
		}
	}

	@Test
	void editorsAreToldOfAllThatTheGuideSays() {
		assertThat(this.rows).hasSizeGreaterThan(40);
		assertThat(this.settings.keySet()).containsAll(this.rows.keySet());
	}

	@Test
	void theGuideSaysAllThatEditorsAreTold() throws IOException {
		String server = Files.readString(Path.of("..", "docs", "server.md"));
		assertThat(this.settings.keySet()).filteredOn((name) -> !this.rows.containsKey(name))
			.allMatch((name) -> server.contains("`" + name + "`") || server.contains("`" + name + "="));
	}

	@Test
	void eachHasATypeAndADescriptionAndTheDefaultOfTheGuide() {
		this.settings.forEach((name, setting) -> {
			assertThat(String.valueOf(setting.get("description"))).as("description of %s", name)
				.matches("(?s)\\S.{5,}");
			String type = String.valueOf(setting.get("type")).replaceFirst("<.*", "");
			assertThat(ClassUtils.isPresent(type.replaceFirst("\\$.*", ""), null)).as("type of %s: %s", name, type)
				.isTrue();
			if (this.rows.containsKey(name) && !(setting.get("defaultValue") instanceof Boolean)) {
				assertThat(this.rows.get(name)).contains(text(setting.get("defaultValue")));
			}
		});
	}

	/** Of several, as the guide writes them. */
	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString().replaceFirst("^\\[(.*)]$", "$1") : "";
	}

	@Test
	void noSettingThatTheCodeReadsIsMissing() throws IOException {
		Set<String> read = new TreeSet<>();
		for (JavaClass type : new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.withImportOption((location) -> !location.contains("-tests.jar"))
			.importPackages("dev.driveyard")) {
			ClassStrings.of(type).stream().filter((text) -> SETTING.matcher(text).matches()).forEach(read::add);
			type.tryGetAnnotationOfType(ConfigurationProperties.class).ifPresent((record) -> {
				assertThat(this.groups).contains(record.value());
				assertThat(type.getAllFields()
					.stream()
					.filter((field) -> !field.getModifiers().contains(JavaModifier.STATIC)))
					.allMatch((field) -> isKnown(record.value() + "." + dashed(field.getName())));
			});
		}
		assertThat(read).contains("driveyard.runs.active", "driveyard.server.metrics", "driveyard.log.format");
		read.removeAll(OTHERS);
		assertThat(read).allMatch(this::isKnown);
	}

	private boolean isKnown(String name) {
		return this.settings.containsKey(name) || this.groups.contains(name);
	}

	private static String dashed(String name) {
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

}
