package dev.driveyard.content.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.jspecify.annotations.Nullable;

/**
 * How the type that the content shows and the one that the name promises go together.
 */
final class TypeRelations {

	private static final String TEXT = "text/plain";

	/** Containers that hold too many things for what they hold to be relatives. */
	private static final Set<String> GENERIC = Set.of(TypeDetector.UNKNOWN, TEXT, "application/xml", "application/zip",
			"application/gzip", "application/x-tika-msoffice", "application/x-sqlite3");

	private final MediaTypeRegistry registry;

	private final Map<String, TypePatterns<Boolean>> refinements = new HashMap<>();

	private final TypePatterns<Boolean> promises = new TypePatterns<>();

	TypeRelations(MediaTypeRegistry registry) {
		this.registry = registry;
		for (String line : Tables.lines("refinements.txt")) {
			String[] words = line.split("[ =]+");
			TypePatterns<Boolean> patterns = this.refinements.computeIfAbsent(words[0], (key) -> new TypePatterns<>());
			for (int i = 1; i < words.length; i++) {
				patterns.add(words[i], true);
			}
		}
		Tables.lines("promises.txt").forEach((line) -> {
			for (String type : line.split(" +")) {
				this.promises.add(type, true);
			}
		});
	}

	/** The registered spelling of a type that may be an alias, without parameters. */
	String canonical(String type) {
		MediaType parsed = MediaType.parse(type);
		return (parsed == null) ? TypeDetector.UNKNOWN : this.registry.normalize(parsed.getBaseType()).toString();
	}

	/**
	 * The type of a file where its content and its name agree.
	 * @return null if they don't
	 */
	@Nullable String agreed(String content, String name) {
		if (isSpecial(content, name) || (name.equals(TEXT) && isListed(content, TEXT))) {
			return content;
		}
		if (isSpecial(name, content) || refines(name, content)) {
			return name;
		}
		if (isText(content) && isText(name)) {
			return name;
		}
		return areRelatives(content, name) ? content : null;
	}

	/**
	 * Whether a file of that name with other content is worth telling.
	 */
	boolean isPromise(String name) {
		return isText(name) || isRecognised(name);
	}

	/** Whether files of this type are always recognised by how they begin. */
	boolean isRecognised(String name) {
		return this.promises.find(name) != null;
	}

	/**
	 * Of the types that a name may stand for, the first that is not always recognised.
	 */
	String likeliest(List<String> names) {
		return names.stream().filter((name) -> this.promises.find(name) == null).findFirst().orElse(names.get(0));
	}

	boolean isSpecialText(String type) {
		return !GENERIC.contains(type) && isText(type);
	}

	boolean isZip(String type) {
		return type.equals(ZipType.ZIP) || type.endsWith("+zip") || isListed(type, ZipType.ZIP)
				|| lineage(type).contains(ZipType.ZIP);
	}

	boolean isText(String type) {
		return !type.startsWith("image/") && lineage(type).contains(TEXT);
	}

	/** Whether content that shows no more than that may be what the name says. */
	boolean refines(String name, String content) {
		return isListed(name, content) || (isText(content) && isListed(name, TEXT));
	}

	private boolean isListed(String name, String content) {
		TypePatterns<Boolean> patterns = this.refinements.get(content);
		return patterns != null && patterns.find(name) != null;
	}

	private boolean isSpecial(String special, String general) {
		return !general.equals(TypeDetector.UNKNOWN) && lineage(special).contains(general);
	}

	private boolean areRelatives(String a, String b) {
		if (ContentKinds.of(a) != ContentKinds.of(b)) {
			return false;
		}
		List<String> ancestors = lineage(b);
		return lineage(a).stream().anyMatch((type) -> !GENERIC.contains(type) && ancestors.contains(type));
	}

	/** The type, what it is a special case of, and so on up; without the root. */
	private List<String> lineage(String type) {
		List<String> lineage = new ArrayList<>(4);
		for (MediaType t = MediaType.parse(type); t != null; t = this.registry.getSupertype(t)) {
			String base = t.getBaseType().toString();
			if (!base.equals(TypeDetector.UNKNOWN) && !lineage.contains(base)) {
				lineage.add(base);
			}
			if (lineage.size() > 16) {
				break;
			}
		}
		return lineage;
	}

}
