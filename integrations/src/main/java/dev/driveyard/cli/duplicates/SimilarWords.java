package dev.driveyard.cli.duplicates;

import java.util.Locale;

import dev.driveyard.catalogue.duplicates.BetterBy;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Look;

/**
 * What is said of a picture that looks like others.
 */
final class SimilarWords {

	private static final int WIDTH = 38;

	private SimilarWords() {
	}

	/** Its size, and why it is the best or why another is, in one column. */
	static String of(Look look) {
		BetterBy better = look.betterBy();
		String said = look.width() + " x " + look.height() + ", "
				+ ((better == null) ? "the best" : Math.round(look.likeness() / 10.0) + " %, " + than(better));
		return String.format(Locale.ROOT, "%-" + WIDTH + "s", said);
	}

	/** Why the best is better than this one. */
	private static String than(BetterBy better) {
		return switch (better) {
			case RAW -> "not raw";
			case MORE_PIXELS -> "fewer pixels";
			case COLOURS -> "no colours";
			case LOSSLESS -> "with loss";
			case LARGER -> "smaller file";
			case MORE_METADATA -> "says less of itself";
			case OLDER -> "newer";
			case NOTHING -> "as good";
		};
	}

}
