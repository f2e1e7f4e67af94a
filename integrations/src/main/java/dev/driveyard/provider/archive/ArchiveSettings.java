package dev.driveyard.provider.archive;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.driveyard.storage.volume.VolumeAddressException;

/**
 * The settings of an archive.
 *
 * @param file absolute, encoded path
 * @param expansion how much larger it may become
 */
record ArchiveSettings(ArchiveFormat format, String file, Expansion expansion) {

	static final String FILE = "file";

	private static final String EXPANSION = "expansion";

	private static final Set<String> NAMES = Set.of(FILE, EXPANSION);

	private static final int USUAL_EXPANSION = 500;

	static ArchiveSettings of(String kind, Map<String, String> map) {
		ArchiveFormat format = ArchiveFormat.ofKind(kind);
		if (format == null) {
			throw new VolumeAddressException("There are no archives of the kind '" + kind + "'");
		}
		for (String name : map.keySet()) {
			if (!NAMES.contains(name)) {
				throw new VolumeAddressException(
						"An archive has no setting '" + name + "'. It has: " + String.join(", ", new TreeSet<>(NAMES)));
			}
		}
		String file = map.get(FILE);
		if (file == null || !file.startsWith("/")) {
			throw new VolumeAddressException("The setting 'file' is to be the absolute path of the archive");
		}
		String times = map.getOrDefault(EXPANSION, String.valueOf(USUAL_EXPANSION));
		if (!times.matches("[1-9]\\d{0,8}")) {
			throw new VolumeAddressException("The setting 'expansion' is to be a number, not '" + times + "'");
		}
		return new ArchiveSettings(format, file, new Expansion(Integer.parseInt(times)));
	}

}
