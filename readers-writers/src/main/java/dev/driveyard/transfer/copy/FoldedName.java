package dev.driveyard.transfer.copy;

import java.text.Normalizer;
import java.util.Locale;

import dev.driveyard.catalogue.EntryName;

/**
 * What names have in common that a file system may take for one. Two names of one
 * directory that are folded to the same can't both be copied to a target that ignores
 * case.
 */
public final class FoldedName {

	private FoldedName() {
	}

	/**
	 * The name without case, composed or decomposed; as it is if it is no text.
	 */
	public static String of(String name) {
		if (!EntryName.isText(name)) {
			return name;
		}
		String folded = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
		return Normalizer.normalize(folded, Normalizer.Form.NFC);
	}

}
