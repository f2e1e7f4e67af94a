package dev.driveyard.content.manifest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.content.Blake3;
import dev.driveyard.content.manifest.ManifestFiles.LinkException;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FailureReason;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.local.LocalFiles;
import org.jspecify.annotations.Nullable;

/**
 * Checks a folder against a manifest. Lines are read and results told as they come, so a
 * manifest may be of any length. For one thread.
 */
public final class ManifestCheck {

	private static final Pattern BAG_NAME = Pattern.compile("(?:tag)?manifest-([a-z0-9-]+)\\.txt");

	/** A name that says that its list is one of {@code b3sum}. */
	private static final Pattern BLAKE3_NAME = Pattern
		.compile("(?i)(^|.*[^a-z0-9])(b3|blake-?3)(sums?)?([^a-z0-9].*|$)", Pattern.DOTALL);

	private final ManifestFiles files;

	private final Opener manifest;

	/** Of a bag, what its data or its other files are listed in. */
	private final boolean bag;

	private final boolean complete;

	private final int threads;

	private final @Nullable Algorithm named;

	/** Those that there are, the most probable one first. */
	private final List<Algorithm> candidates;

	/** The one that made a file right, where the length of a hash does not tell. */
	private @Nullable Algorithm proved;

	private final Set<Long> listed = new HashSet<>();

	/**
	 * A check.
	 * @param root the folder that the paths are relative to, encoded, absolute
	 * @param algorithm null to find it out
	 */
	public ManifestCheck(Backend volume, Path manifest, String root, @Nullable Algorithm algorithm, int threads) {
		String name = manifest.getFileName().toString();
		Matcher bagName = BAG_NAME.matcher(name);
		this.files = new ManifestFiles(volume, root);
		this.manifest = () -> Channels.newInputStream(LocalFiles.openTyped(manifest));
		this.threads = threads;
		this.bag = bagName.matches() && Files.exists(manifest.resolveSibling("bagit.txt"));
		this.complete = this.bag && !name.startsWith("tag");
		this.named = (algorithm == null && bagName.matches()) ? Algorithm.named(bagName.group(1)) : algorithm;
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
		this.bag = false;
		this.complete = false;
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

	/** Whether it is the manifest of a BagIt bag. */
	public boolean isBag() {
		return this.bag;
	}

	/**
	 * Checks all that is listed and, in a bag, that nothing else is there.
	 */
	public void run(Consumer<Result> results) throws IOException {
		try (this.files;
				InputStream in = new BufferedInputStream(this.manifest.open(), 1 << 16);
				Pipeline<Result> pipeline = new Pipeline<>(this.threads, results)) {
			for (byte[] line = ManifestLine.next(in); line != null; line = ManifestLine.next(in)) {
				if (line.length > 0 && line[0] != '#' && line[0] != '\r') {
					add(line, pipeline);
				}
			}
			pipeline.finish();
			if (this.complete) {
				extra(results);
			}
		}
	}

	private void add(byte[] line, Pipeline<Result> pipeline) {
		ManifestLine parsed = parse(line);
		if (parsed == null) {
			String text = ManifestLine.text(line);
			pipeline.add(() -> new Result(Status.MALFORMED, text, "It is no line of a manifest."));
			return;
		}
		List<String> names = ManifestFiles.names(parsed.path());
		if (names == null) {
			pipeline.add(() -> new Result(Status.REFUSED, parsed.path(), "It leads out of the folder."));
			return;
		}
		if (this.complete) {
			this.listed.add(key(String.join("/", names)));
		}
		Algorithm used = (parsed.algorithm() != null) ? parsed.algorithm() : algorithm(parsed, names);
		pipeline.add(() -> check(parsed, names, used));
	}

	/**
	 * A carriage return at the end is that of a line of Windows, unless there is a file
	 * of such a name.
	 */
	private @Nullable ManifestLine parse(byte[] line) {
		ManifestLine parsed = ManifestLine.parse(line, this.bag);
		if (this.bag || parsed == null || line[line.length - 1] != '\r' || !parsed.path().endsWith("\r")) {
			return parsed;
		}
		List<String> names = ManifestFiles.names(parsed.path());
		return (names != null && this.files.isThere(names)) ? parsed
				: ManifestLine.parse(Arrays.copyOf(line, line.length - 1), false);
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

	private Result check(ManifestLine line, List<String> names, @Nullable Algorithm used) {
		if (used == null || used.digits() != line.hash().length()) {
			String what = (used != null) ? "no hash of " + used : "no hash that is known";
			return new Result(Status.MALFORMED, line.path(), "What stands before it is " + what + ".");
		}
		try {
			String hash = this.files.hash(names, used).hash();
			return hash.equals(line.hash()) ? new Result(Status.OK, line.path(), "")
					: new Result(Status.CHANGED, line.path(), "It holds something else.");
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			return new Result(Status.MISSING, line.path(), "It is not there.");
		}
		catch (LinkException ex) {
			return new Result(Status.REFUSED, line.path(), "It leads through a link.");
		}
		catch (IOException ex) {
			return new Result(Status.UNREADABLE, line.path(), "It can't be read: " + FailureReason.of(ex) + ".");
		}
	}

	private void extra(Consumer<Result> results) throws IOException {
		OpenDirectory data;
		try {
			data = this.files.open(List.of("data"));
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			results.accept(new Result(Status.MISSING, "data", "The bag has no folder data."));
			return;
		}
		catch (IOException ex) {
			new ExtraFiles(results).failed("data", ex);
			return;
		}
		try (data) {
			ManifestWalk.each(data, "data", new ExtraFiles(results));
		}
	}

	/** Half as long as a pointer to the text would need. */
	private static long key(String path) {
		byte[] hash = Blake3.hash(EncodedName.encode(path)).bytes();
		return ByteBuffer.wrap(hash).getLong();
	}

	private final class ExtraFiles implements ManifestWalk.Visitor {

		private final Consumer<Result> results;

		ExtraFiles(Consumer<Result> results) {
			this.results = results;
		}

		@Override
		public void file(OpenDirectory directory, String name, String path) {
			if (!ManifestCheck.this.listed.contains(key(path))) {
				this.results.accept(new Result(Status.EXTRA, path, "No line of the manifest names it."));
			}
		}

		@Override
		public void failed(String path, IOException failure) {
			this.results
				.accept(new Result(Status.UNREADABLE, path, "It can't be read: " + FailureReason.of(failure) + "."));
		}

	}

	/**
	 * Opens the lines of a manifest.
	 */
	@FunctionalInterface
	private interface Opener {

		InputStream open() throws IOException;

	}

	/**
	 * What came of a line.
	 */
	public enum Status {

		/** The file holds what it is to hold. */
		OK,
		/** It holds something else. */
		CHANGED,
		/** It is not there. */
		MISSING,
		/** It is there and in no line. */
		EXTRA,
		/** It can't be read. */
		UNREADABLE,
		/** Its path leads out of the folder. */
		REFUSED,
		/** It is no line of a manifest. */
		MALFORMED

	}

	/**
	 * What came of one line.
	 *
	 * @param path encoded, as the line has it
	 * @param message for a person
	 */
	public record Result(Status status, String path, String message) {
	}

}
