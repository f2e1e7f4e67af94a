package dev.driveyard.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.cli.command.BaseCommand;
import org.jspecify.annotations.Nullable;

/**
 * What {@code driveyard doctor} found so far.
 */
final class Diagnosis {

	private final List<Item> items = new ArrayList<>();

	/** How bad something is. */
	enum Level {

		/** As it should be. */
		OK,
		/** It works, and something is weaker or will be short. */
		WARNING,
		/** It does not work, or others can do harm. */
		FAULT;

		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * One thing that was looked at.
	 *
	 * @param subject what
	 * @param text how it is
	 * @param remedy what to do, null where nothing has to be done
	 */
	record Item(Level level, String subject, String text, @Nullable String remedy) {

		Map<String, Object> toMap() {
			Map<String, Object> map = BaseCommand.object();
			map.put("type", "diagnosis");
			map.put("level", this.level.word());
			map.put("subject", this.subject);
			map.put("text", this.text);
			map.put("remedy", this.remedy);
			return map;
		}

	}

	void ok(String subject, String text) {
		this.items.add(new Item(Level.OK, subject, text, null));
	}

	void warning(String subject, String text, String remedy) {
		this.items.add(new Item(Level.WARNING, subject, text, remedy));
	}

	void fault(String subject, String text, String remedy) {
		this.items.add(new Item(Level.FAULT, subject, text, remedy));
	}

	List<Item> items() {
		return this.items;
	}

	boolean hasFault() {
		return this.items.stream().anyMatch((item) -> item.level() == Level.FAULT);
	}

}
