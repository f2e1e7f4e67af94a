package dev.driveyard.content.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.driveyard.content.manifest.ManifestResult.Status;
import dev.driveyard.files.EncodedName;

/**
 * One manifest of a bag, of its payload or of its other files: RFC 8493, sections 2.1.3
 * and 2.2.1. For one thread.
 */
final class BagManifest {

	private final String name;

	private final Algorithm algorithm;

	private final boolean payload;

	private final BagDeclaration declaration;

	/** What is still to be fetched, with its source. */
	private final Map<String, String> fetched;

	/** By the key of a path the first four bytes of its hash. */
	private final Map<Long, Integer> listed = new HashMap<>();

	private final Set<Long> folded = new HashSet<>();

	/** Files that lines mean and name in another way. */
	private final Set<Long> meant = ConcurrentHashMap.newKeySet();

	BagManifest(String name, Algorithm algorithm, boolean payload, BagDeclaration declaration,
			Map<String, String> fetched) {
		this.name = name;
		this.algorithm = algorithm;
		this.payload = payload;
		this.declaration = declaration;
		this.fetched = fetched;
	}

	String name() {
		return this.name;
	}

	/** Whether a file is listed. */
	boolean lists(String path) {
		long key = BagPaths.key(path);
		return this.listed.containsKey(key) || this.meant.contains(key);
	}

	/** Checks all lines. */
	void check(TagFileLines lines, ManifestFiles files, Pipeline<List<ManifestResult>> pipeline) throws IOException {
		for (String line = lines.next(); line != null; line = lines.next()) {
			if (!line.isEmpty()) {
				line(line, files, pipeline);
			}
		}
		if (lines.isMarked()) {
			pipeline.add(() -> List.of(warning(this.name, "It begins with a byte order mark.")));
		}
	}

	private void line(String line, ManifestFiles files, Pipeline<List<ManifestResult>> pipeline) {
		List<ManifestResult> told = new ArrayList<>();
		BagLine parsed = EncodedName.isText(line) ? BagLine.parse(line) : null;
		if (parsed == null) {
			String reason = EncodedName.isText(line) ? "It is no line with a hash and a path, in " + this.name + "."
					: "It is not UTF-8, in " + this.name + ".";
			told.add(malformed(ManifestLine.text(EncodedName.encode(line)), reason));
		}
		else {
			List<String> names = ManifestFiles.names(parsed.path());
			if (names == null) {
				told.add(new ManifestResult(Status.REFUSED, parsed.path(), "It leads out of the bag."));
			}
			else if (isValid(parsed, names, told)) {
				pipeline.add(() -> check(parsed, names, told, files));
				return;
			}
		}
		pipeline.add(() -> told);
	}

	private boolean isValid(BagLine line, List<String> names, List<ManifestResult> told) {
		if (line.hash().length() != this.algorithm.digits()) {
			told.add(malformed(line.path(), "What stands before it is no hash of " + this.algorithm + "."));
			return false;
		}
		boolean data = names.get(0).equals(BagPaths.DATA);
		if (this.payload && (!data || names.size() < 2)) {
			told.add(malformed(line.path(), "It is not below data, and " + this.name + " lists nothing else."));
			return false;
		}
		if (!this.payload && (data || names.get(0).startsWith("tagmanifest-"))) {
			told.add(byVersion(line.path(), "It must not be listed in " + this.name + "."));
		}
		warn(line, names, told);
		return isFirst(line, names, told);
	}

	private static void warn(BagLine line, List<String> names, List<ManifestResult> told) {
		if (line.asterisk()) {
			told.add(warning(line.path(), "An asterisk stands before it, as checksum programs write it."));
		}
		if (!line.path().equals(String.join("/", names))) {
			told.add(warning(line.path(), "Its path has parts that mean nothing, such as './'."));
		}
		if (BagPaths.isOfSystem(names)) {
			told.add(warning(line.path(), "It is of a system that made it, and others change or remove it."));
		}
	}

	/** Whether no line before has this path. */
	private boolean isFirst(BagLine line, List<String> names, List<ManifestResult> told) {
		int hash = Integer.parseUnsignedInt(line.hash(), 0, 8, 16);
		Integer before = this.listed.putIfAbsent(BagPaths.key(names), hash);
		if (before == null) {
			if (!this.folded.add(BagPaths.key(BagPaths.fold(String.join("/", names))))) {
				told.add(warning(line.path(), "Another path differs from it in case or Unicode normalisation only."));
			}
			return true;
		}
		if (before == hash) {
			told.add(byVersion(line.path(), "It is listed twice in " + this.name + "."));
		}
		else {
			told.add(malformed(line.path(), "It is listed twice in " + this.name + ", with different hashes."));
		}
		return false;
	}

	private List<ManifestResult> check(BagLine line, List<String> names, List<ManifestResult> told,
			ManifestFiles files) {
		ManifestResult result = compare(line, names, files);
		if (result.status() != Status.MISSING) {
			told.add(result);
			return told;
		}
		List<String> raw = ManifestFiles.names(line.path().replace("%", "%25"));
		if (raw != null && line.path().contains("%") && files.isThere(raw)) {
			return meant(line, raw, "Its percent sign should be written as %25.", told, files);
		}
		Optional<List<String>> similar = BagPaths.similar(files, names);
		if (similar.isPresent()) {
			return meant(line, similar.get(), "The file's name differs in case or Unicode normalisation.", told, files);
		}
		String source = this.fetched.get(String.join("/", names));
		told.add((source != null)
				? new ManifestResult(Status.MISSING, line.path(), "It is still to be fetched: " + source) : result);
		return told;
	}

	private List<ManifestResult> meant(BagLine line, List<String> names, String warning, List<ManifestResult> told,
			ManifestFiles files) {
		this.meant.add(BagPaths.key(names));
		told.add(warning(line.path(), warning));
		told.add(compare(line, names, files));
		return told;
	}

	private ManifestResult compare(BagLine line, List<String> names, ManifestFiles files) {
		return files.compare(line.path(), names, this.algorithm, line.hash());
	}

	/** What drafts of the RFC did not forbid yet. */
	private ManifestResult byVersion(String path, String message) {
		return this.declaration.isFinal() ? malformed(path, message) : warning(path, message);
	}

	/** Says what a manifest of other files than payload lacks. */
	void requireAll(List<String> manifests, Consumer<ManifestResult> results) {
		for (String manifest : manifests) {
			if (!lists(manifest)) {
				results.accept(byVersion(this.name, "It must list " + manifest + ", and does not."));
			}
		}
	}

	static ManifestResult malformed(String path, String message) {
		return new ManifestResult(Status.MALFORMED, path, message);
	}

	static ManifestResult warning(String path, String message) {
		return new ManifestResult(Status.WARNING, path, message);
	}

}
