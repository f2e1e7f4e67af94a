package dev.driveyard.cli.report;

import java.util.function.IntFunction;

import dev.driveyard.files.EncodedName;

/**
 * Text that can be shown without doing anything to a terminal or to the order of letters:
 * control characters but the line end and the tabulator, what is not seen and what
 * changes the direction of writing, and bytes of names that are no text, are written out
 * as {@code \x1b} or <code>\&#117;{202e}</code>.
 */
public final class VisibleText {

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private VisibleText() {
	}

	/**
	 * The text for a person's eyes.
	 */
	public static String of(String text) {
		return escape(text, VisibleText::escaped);
	}

	/**
	 * The same for text that is JSON: it stays JSON of the same value.
	 */
	public static String json(String json) {
		return escape(json, (c) -> {
			StringBuilder units = new StringBuilder();
			for (char unit : Character.toChars(c)) {
				units.append(String.format("\\u%04x", (int) unit));
			}
			return units.toString();
		});
	}

	private static String escape(String text, IntFunction<String> escaper) {
		if (text.codePoints().noneMatch(VisibleText::isHidden)) {
			return text;
		}
		StringBuilder visible = new StringBuilder(text.length() + 16);
		text.codePoints().forEach((c) -> {
			if (isHidden(c)) {
				visible.append(escaper.apply(c));
			}
			else {
				visible.appendCodePoint(c);
			}
		});
		return visible.toString();
	}

	/** Whether a character must not reach a terminal as it is. */
	static boolean isHidden(int c) {
		if (c == '\n' || c == '\t') {
			return false;
		}
		int type = Character.getType(c);
		return Character.isISOControl(c) || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
				|| (type == Character.FORMAT && c != ZERO_WIDTH_JOINER) || type == Character.SURROGATE
				|| !EncodedName.isText(Character.toString(c));
	}

	private static String escaped(int c) {
		String one = Character.toString(c);
		if (!EncodedName.isText(one)) {
			return String.format("\\x%02x", EncodedName.encode(one)[0]);
		}
		return (c < 0x100) ? String.format("\\x%02x", c) : String.format("\\u{%x}", c);
	}

}
