package dev.driveyard.content.manifest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.driveyard.content.manifest.ManifestResult.Status;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.local.LocalFiles;
import org.jspecify.annotations.Nullable;

/**
 * Checks a folder against a manifest. Lines are read and results told as they come, so a
 * manifest may be of any length. For one thread.
 */
public final class ManifestCheck {

	/** A name that says that its list is one of {@code b3sum}. */
	private static final Pattern BLAKE3_NAME = Pattern
		.compile("(?i)(^|.*[^a-z0-9])(b3|blake-?3)(sums?)?([^a-z0-9].*|$)", Pattern.DOTALL);

	private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

	private final ManifestFiles files;

	private final Opener manifest;

	private final int threads;

	private final @Nullable Algorithm named;

	/** Those that there are, the most probable one first. */
	private final List<Algorithm> candidates;

	private final HashdeepColumns hashdeep = new HashdeepColumns();

	/** The one that made a file right, where the length of a hash does not tell. */
	private @Nullable Algorithm proved;

	/**
	 * A check.
	 * @param root the folder that the paths are relative to, encoded, absolute
	 * @param algorithm null to find it out
	 */
	public ManifestCheck(Backend volume, Path manifest, String root, @Nullable Algorithm algorithm, int threads) {
		String name = manifest.getFileName().toString();
		this.files = new ManifestFiles(volume, root);
		this.manifest = () -> Channels.newInputStream(LocalFiles.openTyped(manifest));
		this.threads = threads;
		this.named = algorithm;
		this.candidates = candidates(BLAKE3_NAME.matcher(name).matches() || !name.contains("256"));
	}

	/**
	 * A check against lines that come from a stream, which is closed in the end.
	 * @param root the folder that the paths are relative to, encoded, absolute
	 * @param algorithm null to find it out
	 */
	public ManifestCheck(Backend volume, InputStream lines, String root, @Nullable Algorithm algorithm, int threads) {
		this.files = new ManifestFiles(volume, root);
		this.manifest = () -> lines;
		this.threads = threads;
		this.named = algorithm;
		this.candidates = candidates(true);
	}

	private static List<Algorithm> candidates(boolean blake3First) {
		List<Algorithm> all = new ArrayList<>(List.of(Algorithm.values()));
		if (!blake3First) {
			all.remove(Algorithm.BLAKE3);
			all.add(Algorithm.BLAKE3);
		}
		return all;
	}

	/**
	 * Checks all that is listed.
	 */
	public void run(Consumer<ManifestResult> results) throws IOException {
		try (this.files;
				InputStream in = unmarked(new BufferedInputStream(this.manifest.open(), 1 << 16));
				Pipeline<ManifestResult> pipeline = new Pipeline<>(this.threads, results)) {
			for (byte[] line = ManifestLine.next(in); line != null; line = ManifestLine.next(in)) {
				if (!isBlank(line) && !this.hashdeep.isHeading(line)) {
					add(line, pipeline);
				}
			}
			pipeline.finish();
		}
	}

	/** Behind a byte order mark. */
	private static InputStream unmarked(InputStream in) throws IOException {
		in.mark(MARK.length);
		if (!Arrays.equals(in.readNBytes(MARK.length), MARK)) {
			in.reset();
		}
		return in;
	}

	/** Also a comment. */
	private static boolean isBlank(byte[] line) {
		return line.length == 0 || line[0] == '#' || line[0] == ';' || line[0] == '\r';
	}

	private void add(byte[] line, Pipeline<ManifestResult> pipeline) {
		ManifestLine parsed = parse(line);
		if (parsed == null) {
			String text = ManifestLine.text(line);
			String reason = ManifestLine.reason(line);
			pipeline.add(() -> new ManifestResult(Status.MALFORMED, text, reason));
			return;
		}
		List<String> names = names(parsed);
		if (names == null) {
			pipeline.add(() -> new ManifestResult(Status.REFUSED, parsed.path(), "It leads out of the folder."));
			return;
		}
		Algorithm used = (parsed.algorithm() != null) ? parsed.algorithm() : algorithm(parsed, names);
		pipeline.add(() -> check(parsed, names, used));
	}

	/**
	 * A list may name the folder itself. Windows writes what leads to a file in its own
	 * way.
	 */
	private @Nullable List<String> names(ManifestLine line) {
		String below = this.files.root().equals("/") ? "/" : this.files.root() + "/";
		List<String> names = ManifestFiles
			.names(line.path().startsWith(below) ? line.path().substring(below.length()) : line.path());
		if (line.algorithm() == Algorithm.CRC32 && names != null && line.path().contains("\\")
				&& !this.files.isThere(names)) {
			return ManifestFiles.names(line.path().replace('\\', '/'));
		}
		return names;
	}

	/**
	 * A carriage return at the end is that of a line of Windows, unless there is a file
	 * of such a name.
	 */
	private @Nullable ManifestLine parse(byte[] line) {
		ManifestLine parsed = parseWhole(line);
		if (parsed == null || line[line.length - 1] != '\r' || !parsed.path().endsWith("\r")) {
			return parsed;
		}
		List<String> names = ManifestFiles.names(parsed.path());
		return (names != null && this.files.isThere(names)) ? parsed : parseWhole(Arrays.copyOf(line, line.length - 1));
	}

	private @Nullable ManifestLine parseWhole(byte[] line) {
		return this.hashdeep.isBegun() ? this.hashdeep.parse(line) : ManifestLine.parse(line);
	}

	/**
	 * What the length of a hash does not tell is found out with the first file that is
	 * right.
	 */
	private @Nullable Algorithm algorithm(ManifestLine line, List<String> names) {
		if (this.named != null) {
			return this.named;
		}
		List<Algorithm> fitting = this.candidates.stream()
			.filter((candidate) -> candidate.digits() == line.hash().length())
			.toList();
		if (fitting.size() < 2) {
			return fitting.isEmpty() ? null : fitting.get(0);
		}
		if (this.proved == null) {
			this.proved = fitting.stream()
				.filter((candidate) -> check(line, names, candidate).status() == Status.OK)
				.findFirst()
				.orElse(null);
		}
		return (this.proved != null) ? this.proved : fitting.get(0);
	}

	private ManifestResult check(ManifestLine line, List<String> names, @Nullable Algorithm used) {
		if (used == null || used.digits() != line.hash().length()) {
			String what = (used != null) ? "no hash of " + used : "no hash that is known";
			return new ManifestResult(Status.MALFORMED, line.path(), "What stands before it is " + what + ".");
		}
		return this.files.compare(line.path(), names, used, line.hash());
	}

	/**
	 * Opens the lines of a manifest.
	 */
	@FunctionalInterface
	private interface Opener {

		InputStream open() throws IOException;

	}

}
