package dev.driveyard.content.type;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

import dev.driveyard.catalogue.contents.ContentKind;

/**
 * Which media types are of which kind, read from {@code kinds.txt}.
 */
public final class ContentKinds {

	private static final int REMEMBERED = 4096;

	private static final TypePatterns<ContentKind> PATTERNS = read();

	private static final ConcurrentHashMap<String, ContentKind> KNOWN = new ConcurrentHashMap<>();

	private ContentKinds() {
	}

	/**
	 * The kind of a media type; its parameters don't matter. {@link ContentKind#UNKNOWN}
	 * where neither the type nor its first part says it.
	 */
	public static ContentKind of(String mediaType) {
		ContentKind known = KNOWN.get(mediaType);
		if (known != null) {
			return known;
		}
		ContentKind kind = find(baseType(mediaType));
		if (KNOWN.size() < REMEMBERED) {
			KNOWN.put(mediaType, kind);
		}
		return kind;
	}

	private static ContentKind find(String type) {
		ContentKind listed = PATTERNS.find(type);
		if (listed != null) {
			return listed;
		}
		ContentKind whole = ofWhole(type);
		ContentKind suffix = (whole == ContentKind.UNKNOWN) ? PATTERNS.findSuffix(type) : null;
		return (suffix != null) ? suffix : whole;
	}

	private static ContentKind ofWhole(String type) {
		return switch (type.substring(0, Math.max(0, type.indexOf('/')))) {
			case "image" -> ContentKind.IMAGE;
			case "video" -> ContentKind.VIDEO;
			case "audio" -> ContentKind.AUDIO;
			case "multipart" -> ContentKind.EMAIL;
			case "chemical", "x-conference" -> ContentKind.BINARY;
			default -> ContentKind.UNKNOWN;
		};
	}

	/** A type in lower case, without parameters. */
	static String baseType(String mediaType) {
		int parameters = mediaType.indexOf(';');
		String base = (parameters < 0) ? mediaType : mediaType.substring(0, parameters);
		return base.trim().toLowerCase(Locale.ROOT);
	}

	private static TypePatterns<ContentKind> read() {
		TypePatterns<ContentKind> patterns = new TypePatterns<>();
		for (String line : Tables.lines("kinds.txt")) {
			String[] words = line.split(" +");
			ContentKind kind = ContentKind.valueOf(words[0]);
			for (int i = 1; i < words.length; i++) {
				String type = words[i];
				patterns.add((type.contains("/") || type.startsWith("*")) ? type : "application/" + type, kind);
			}
		}
		return patterns;
	}

}
