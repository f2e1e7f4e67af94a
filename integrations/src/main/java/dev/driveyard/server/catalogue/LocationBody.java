package dev.driveyard.server.catalogue;

import java.util.EnumMap;
import java.util.Map;

import dev.driveyard.server.api.WrongField;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.tree.Rule;
import dev.driveyard.tree.Rules;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends who wants a folder to be a location.
 *
 * @param path of the folder
 * @param name for people; that of the folder if nothing is said
 * @param rules by their ids, whether they leave out what they are about; the usual ones
 * if nothing is said
 */
record LocationBody(@Nullable String path, @Nullable String name, @Nullable Map<String, @Nullable Boolean> rules) {

	String requirePath() {
		if (this.path == null || this.path.isBlank()) {
			throw ProblemException.ofField("path", "is missing");
		}
		return Given.path("path", this.path);
	}

	@Nullable String checkedName() {
		return (this.name != null) ? Given.text("name", this.name) : null;
	}

	Rules toRules() {
		Map<Rule, Boolean> toggles = new EnumMap<>(Rule.class);
		if (this.rules != null) {
			this.rules.forEach(
					(id, on) -> toggles.put(WrongField.named("rules", () -> Rule.ofId(id)), Boolean.TRUE.equals(on)));
		}
		return Rules.DEFAULT.with(toggles);
	}

}
