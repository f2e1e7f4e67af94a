package dev.driveyard.tree;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a location leaves out.
 *
 * @param on the toggles in force
 * @param exclude globs of names or, with a slash, of paths relative to the root
 * @param include globs that win over all else
 */
public record Rules(Set<Rule> on, List<String> exclude, List<String> include) {

	/** Only what operating systems scatter is left out. */
	public static final Rules DEFAULT = new Rules(defaults(), List.of(), List.of());

	/** Nothing is left out. */
	public static final Rules NONE = new Rules(Set.of(), List.of(), List.of());

	public Rules {
		on = Set.copyOf(on);
		exclude = List.copyOf(exclude);
		include = List.copyOf(include);
	}

	private static Set<Rule> defaults() {
		Set<Rule> on = EnumSet.noneOf(Rule.class);
		for (Rule rule : Rule.values()) {
			if (rule.onByDefault()) {
				on.add(rule);
			}
		}
		return on;
	}

	/**
	 * These rules with some toggles set.
	 */
	public Rules with(Map<Rule, Boolean> toggles) {
		Set<Rule> changed = EnumSet.noneOf(Rule.class);
		changed.addAll(this.on);
		toggles.forEach((rule, value) -> {
			if (value) {
				changed.add(rule);
			}
			else {
				changed.remove(rule);
			}
		});
		return new Rules(changed, this.exclude, this.include);
	}

	/**
	 * Makes sure that all globs can be used.
	 * @throws IllegalArgumentException if one can't; the message names it
	 */
	public void requireUsable() {
		require("exclude", this.exclude);
		require("include", this.include);
	}

	private static void require(String what, List<String> globs) {
		for (String glob : globs) {
			Globs.problem(glob).ifPresent((problem) -> {
				throw new IllegalArgumentException("--" + what + " " + problem + ".");
			});
		}
	}

	/**
	 * The globs that can't be used: they match nothing.
	 */
	public List<String> unusable() {
		return Stream.concat(this.exclude.stream(), this.include.stream())
			.filter((glob) -> Globs.problem(glob).isPresent())
			.toList();
	}

	/**
	 * These rules without the globs that can't be used.
	 */
	public Rules withoutUnusable() {
		return new Rules(this.on, usable(this.exclude), usable(this.include));
	}

	private static List<String> usable(List<String> globs) {
		return globs.stream().filter((glob) -> Globs.problem(glob).isEmpty()).toList();
	}

	/**
	 * A form to store; {@link #of} is its inverse.
	 */
	public Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		Set<String> ids = new TreeSet<>();
		this.on.forEach((rule) -> ids.add(rule.id()));
		map.put("on", List.copyOf(ids));
		map.put("exclude", this.exclude);
		map.put("include", this.include);
		return map;
	}

	/**
	 * The rules in a stored form.
	 */
	public static Rules of(Map<String, Object> map) {
		Set<Rule> on = EnumSet.noneOf(Rule.class);
		strings(map.get("on")).forEach((id) -> on.add(Rule.ofId(id)));
		return new Rules(on, strings(map.get("exclude")), strings(map.get("include")));
	}

	private static List<String> strings(@Nullable Object value) {
		return (value instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

}
