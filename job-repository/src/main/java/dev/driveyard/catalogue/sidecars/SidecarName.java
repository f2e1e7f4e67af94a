package dev.driveyard.catalogue.sidecars;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What names a sidecar: {@code sidecar://CONTENT/KIND/VARIANT}.
 *
 * @param content the UUID of the content that it was made from
 * @param variant letters, digits and {@code . _ - @}
 */
public record SidecarName(UUID content, SidecarKind kind, String variant) {

	/** What a variant may be called. */
	public static final Pattern VARIANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,39}");

	public SidecarName {
		requireVariant(variant);
	}

	/**
	 * Makes sure that a variant may be called so.
	 * @throws IllegalArgumentException if it may not
	 */
	public static void requireVariant(String variant) {
		if (!VARIANT.matcher(variant).matches()) {
			throw new IllegalArgumentException("'" + variant + "' is no name of a variant: it has up to 40 letters,"
					+ " digits, dots, - _ and @, and begins with a letter or digit");
		}
	}

	/** The address as text. */
	public String address() {
		return "sidecar://" + this.content + "/" + this.kind.folder() + "/" + this.variant;
	}

}
