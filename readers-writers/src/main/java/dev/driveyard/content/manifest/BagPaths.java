package dev.driveyard.content.manifest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.driveyard.content.Blake3;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.OpenDirectory;

/**
 * What two paths of a bag have in common.
 */
final class BagPaths {

	static final String DATA = "data";

	/** What systems make by themselves, in lower case. */
	private static final Set<String> OF_SYSTEMS = Set.of(".ds_store", "thumbs.db", "desktop.ini", ".directory",
			".spotlight-v100", ".trashes", ".fseventsd", "$recycle.bin", "ehthumbs.db");

	private BagPaths() {
	}

	/** Half as long as a pointer to the text would need. */
	static long key(List<String> names) {
		return key(String.join("/", names));
	}

	static long key(String path) {
		return ByteBuffer.wrap(Blake3.hash(EncodedName.encode(path)).bytes()).getLong();
	}

	/**
	 * The same for names that some file systems take for one: their letters differ in
	 * case, or in how Unicode composes them.
	 */
	static String fold(String path) {
		return Normalizer.normalize(path.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
	}

	static boolean isOfSystem(List<String> names) {
		return names.stream().anyMatch((name) -> OF_SYSTEMS.contains(name.toLowerCase(Locale.ROOT)));
	}

	/**
	 * The path of a file that is not there under its very names, but under names that
	 * some file systems take for these.
	 */
	static Optional<List<String>> similar(ManifestFiles files, List<String> names) {
		List<String> found = new ArrayList<>();
		for (String name : names) {
			try (OpenDirectory directory = files.open(found)) {
				Optional<String> child = directory.list()
					.stats()
					.stream()
					.map((stat) -> stat.name())
					.filter((other) -> fold(other).equals(fold(name)))
					.min((a, b) -> Boolean.compare(b.equals(name), a.equals(name)));
				if (child.isEmpty()) {
					return Optional.empty();
				}
				found.add(child.get());
			}
			catch (IOException ex) {
				return Optional.empty();
			}
		}
		return found.equals(names) ? Optional.empty() : Optional.of(found);
	}

}
