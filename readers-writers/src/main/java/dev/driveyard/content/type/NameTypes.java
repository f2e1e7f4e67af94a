package dev.driveyard.content.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * The types that a file's name may stand for: by {@code names.txt}, else by the registry.
 */
final class NameTypes {

	private static final int LONGEST_NAME = 1024;

	private final Map<String, List<String>> byExtension = new HashMap<>();

	private final MimeTypes registry;

	NameTypes(MimeTypes registry) {
		this.registry = registry;
		for (String line : Tables.lines("names.txt")) {
			int equals = line.indexOf('=');
			List<String> types = List.of(line.substring(equals + 1).trim().split(" +"));
			for (String extension : line.substring(0, equals).trim().split(" +")) {
				this.byExtension.putIfAbsent(extension, types.equals(List.of("-")) ? List.of() : types);
			}
		}
	}

	/**
	 * The types, the likeliest first; none if the name promises nothing.
	 */
	List<String> of(String fileName) {
		String name = fileName.substring(Math.max(0, fileName.length() - LONGEST_NAME));
		int dot = name.lastIndexOf('.');
		String extension = (dot > 0) ? name.substring(dot + 1) : "";
		List<String> listed = this.byExtension.get(extension.toLowerCase(Locale.ROOT));
		if (listed != null) {
			return listed;
		}
		return registered(name.replace('/', '_'), extension);
	}

	private List<String> registered(String name, String extension) {
		List<String> types = new ArrayList<>(1);
		for (String form : List.of(name, "x." + extension.toLowerCase(Locale.ROOT))) {
			Metadata metadata = new Metadata();
			metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, form);
			String type = TypeDetector.detect(this.registry, null, metadata);
			if (types.isEmpty() && !type.equals(TypeDetector.UNKNOWN)) {
				types.add(type);
			}
		}
		return types;
	}

}
