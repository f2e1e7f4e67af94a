package dev.driveyard.content.manifest;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.content.manifest.ManifestResult.Status;
import dev.driveyard.files.EncodedName;

/**
 * What {@code fetch.txt} says is to be fetched into a bag: RFC 8493, section 2.2.3.
 * Nothing is fetched here.
 */
final class BagFetch {

	static final String NAME = "fetch.txt";

	private static final Pattern LINE = Pattern.compile("(\\S+)[ \t]+(\\d+|-)[ \t]+(.+)", Pattern.DOTALL);

	private final Map<String, String> sources = new TreeMap<>();

	/** The addresses by path relative to the bag. */
	Map<String, String> sources() {
		return this.sources;
	}

	/** Reads the list, and says what is wrong with it. */
	void read(TagFileLines lines, Consumer<ManifestResult> results) throws IOException {
		for (String line = lines.next(); line != null; line = lines.next()) {
			if (!line.isEmpty()) {
				line(line, results);
			}
		}
	}

	private void line(String line, Consumer<ManifestResult> results) {
		Matcher matcher = LINE.matcher(line);
		if (!EncodedName.isText(line) || !matcher.matches() || !isAddress(matcher.group(1))) {
			results.accept(BagManifest.malformed(ManifestLine.text(EncodedName.encode(line)),
					"It is no line with an address, a length and a path, in " + NAME + "."));
			return;
		}
		String path = BagLine.decode(matcher.group(3));
		List<String> names = ManifestFiles.names(path);
		if (names == null || !names.get(0).equals(BagPaths.DATA) || names.size() < 2) {
			results
				.accept(new ManifestResult(Status.REFUSED, path, "It is to be fetched to outside of the bag's data."));
			return;
		}
		this.sources.put(String.join("/", names), matcher.group(1));
	}

	private static boolean isAddress(String text) {
		try {
			return new URI(text).isAbsolute();
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	/**
	 * What is to be fetched must be listed in each manifest; in drafts in any of them.
	 */
	void requireListed(List<BagManifest> manifests, boolean inEach, Consumer<ManifestResult> results) {
		for (String path : this.sources.keySet()) {
			long listing = manifests.stream().filter((manifest) -> manifest.lists(path)).count();
			if (inEach ? listing < manifests.size() : listing == 0) {
				results.accept(
						BagManifest.malformed(path, "It is to be fetched, and a manifest of the payload lacks it."));
			}
		}
	}

}
