package dev.driveyard.content.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.content.manifest.ManifestResult.Status;

/**
 * What {@code bag-info.txt} says of a bag: RFC 8493, section 2.2.2.
 */
final class BagInfo {

	/** Its names, the older one last. */
	static final List<String> NAMES = List.of("bag-info.txt", "package-info.txt");

	private static final Pattern LABEL = Pattern.compile("([^:\\s][^:]*?)[ \t]*:(.*)", Pattern.DOTALL);

	private static final Pattern OXUM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

	private final String name;

	private final boolean strict;

	private final List<String> oxums = new ArrayList<>();

	/**
	 * What a file says.
	 * @param strict whether the rules are those of the RFC, not of a draft before it
	 */
	BagInfo(String name, boolean strict) {
		this.name = name;
		this.strict = strict;
	}

	/** Reads the file, and says what is wrong with its lines. */
	void read(TagFileLines lines, Consumer<ManifestResult> results) throws IOException {
		for (String line = lines.next(); line != null; line = lines.next()) {
			boolean continued = line.startsWith(" ") || line.startsWith("\t");
			if (!line.isBlank() && !continued) {
				line(line, results);
			}
		}
		if (lines.isMarked()) {
			results.accept(BagManifest.warning(this.name, "It begins with a byte order mark."));
		}
	}

	private void line(String line, Consumer<ManifestResult> results) {
		Matcher matcher = LABEL.matcher(line);
		if (!matcher.matches()) {
			String message = "It has a line without a label and a colon: " + line;
			results.accept(
					this.strict ? BagManifest.malformed(this.name, message) : BagManifest.warning(this.name, message));
		}
		else if (matcher.group(1).equalsIgnoreCase("Payload-Oxum")) {
			this.oxums.add(matcher.group(2).strip());
		}
	}

	/** Compares what it says of the payload with that. */
	void compare(long bytes, long files, Consumer<ManifestResult> results) {
		if (this.oxums.size() > 1) {
			results.accept(BagManifest.malformed(this.name, "It has more than one Payload-Oxum."));
		}
		for (String oxum : this.oxums) {
			Matcher matcher = OXUM.matcher(oxum);
			if (!matcher.matches()) {
				results.accept(
						BagManifest.malformed(this.name, "Its Payload-Oxum is not of the form BYTES.FILES: " + oxum));
			}
			else if (Long.parseLong(matcher.group(1)) != bytes || Long.parseLong(matcher.group(2)) != files) {
				results.accept(new ManifestResult(Status.CHANGED, this.name, "Its Payload-Oxum is " + oxum
						+ ", and the payload has " + bytes + " bytes in " + files + " files."));
			}
		}
	}

}
