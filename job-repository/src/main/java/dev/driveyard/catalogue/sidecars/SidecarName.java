package dev.driveyard.catalogue.sidecars;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
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

	private static final Pattern ADDRESS = Pattern
		.compile("sidecar://([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([a-z]+)/([^/]+)");

	public SidecarName {
		if (!VARIANT.matcher(variant).matches()) {
			throw new IllegalArgumentException("'" + variant + "' is no name of a variant: it has up to 40 letters,"
					+ " digits, dots, - _ and @, and begins with a letter or digit");
		}
	}

	/** The address as text. */
	public String address() {
		return "sidecar://" + this.content + "/" + this.kind.folder() + "/" + this.variant;
	}

	/** The sidecar that an address names; empty if it is no such address. */
	public static Optional<SidecarName> parse(String address) {
		Matcher matcher = ADDRESS.matcher(address);
		if (!matcher.matches() || !VARIANT.matcher(matcher.group(3)).matches()) {
			return Optional.empty();
		}
		return SidecarKind.ofFolder(matcher.group(2))
			.map((kind) -> new SidecarName(UUID.fromString(matcher.group(1)), kind, matcher.group(3)));
	}

}
