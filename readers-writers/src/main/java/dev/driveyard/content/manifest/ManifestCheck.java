package dev.driveyard.content.manifest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.content.Blake3;
import dev.driveyard.content.manifest.ManifestFiles.LinkException;
import dev.driveyard.catalogue.EntryName;
import dev.driveyard.storage.LocalPaths;
import dev.driveyard.storage.Volume;
import org.jspecify.annotations.Nullable;

/**
 * Checks a folder against a manifest. Lines are read and results told as they come, so a
 * manifest may be of any length. For one thread.
 */
public final class ManifestCheck {

	private static final Pattern BAG_NAME = Pattern.compile("(?:tag)?manifest-([a-z0-9-]+)\\.txt");

	private final ManifestFiles files;

	private final Path manifest;

	private final boolean bag;

	private final int threads;

	private @Nullable Algorithm algorithm;

	private final Set<Long> listed = new HashSet<>();

	/**
	 * A check.
	 * @param root the folder that the paths are relative to, encoded, absolute
	 * @param algorithm null to find it out
	 */
	public ManifestCheck(Volume volume, Path manifest, String root, @Nullable Algorithm algorithm, int threads) {
		this.files = new ManifestFiles(volume, root);
		this.manifest = manifest;
		this.threads = threads;
		Matcher name = BAG_NAME.matcher(manifest.getFileName().toString());
		this.bag = name.matches() && Files.exists(manifest.resolveSibling("bagit.txt"));
		this.algorithm = (algorithm != null) ? algorithm : name.matches() ? Algorithm.named(name.group(1))
				: ofName(manifest.getFileName().toString().toLowerCase(Locale.ROOT));
	}

	private static @Nullable Algorithm ofName(String name) {
		for (Algorithm algorithm : Algorithm.values()) {
			if (name.contains(algorithm.name().toLowerCase(Locale.ROOT))) {
				return algorithm;
			}
		}
		return (name.endsWith(".b3") || name.startsWith("b3")) ? Algorithm.BLAKE3 : null;
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
				InputStream in = new BufferedInputStream(Files.newInputStream(this.manifest), 1 << 16);
				Pipeline<Result> pipeline = new Pipeline<>(this.threads, results)) {
			for (byte[] line = ManifestLine.next(in); line != null; line = ManifestLine.next(in)) {
				if (line.length > 0 && line[0] != '#') {
					add(line, pipeline);
				}
			}
			pipeline.finish();
		}
		if (this.bag && !this.manifest.getFileName().toString().startsWith("tag")) {
			extra(results);
		}
	}

	private void add(byte[] line, Pipeline<Result> pipeline) {
		ManifestLine parsed = ManifestLine.parse(line, this.bag);
		if (parsed == null) {
			String text = ManifestLine.text(line);
			pipeline.add(() -> new Result(Status.MALFORMED, text, "It is no line of a manifest."));
			return;
		}
		if (this.bag) {
			this.listed.add(key(parsed.path()));
		}
		List<String> names = ManifestFiles.names(parsed.path());
		if (names == null) {
			pipeline.add(() -> new Result(Status.REFUSED, parsed.path(), "It leads out of the folder."));
			return;
		}
		Algorithm used = (parsed.algorithm() != null) ? parsed.algorithm() : algorithm(parsed, names);
		pipeline.add(() -> check(parsed, names, used));
	}

	/** What tells nothing else is found out with the first file that is right. */
	private Algorithm algorithm(ManifestLine line, List<String> names) {
		Algorithm known = this.algorithm;
		if (known != null) {
			return known;
		}
		for (Algorithm candidate : Algorithm.values()) {
			if (candidate.digits() == line.hash().length()) {
				known = (known != null) ? known : candidate;
				if (check(line, names, candidate).status() == Status.OK) {
					this.algorithm = candidate;
					return candidate;
				}
			}
		}
		return (known != null) ? known : Algorithm.BLAKE3;
	}

	private Result check(ManifestLine line, List<String> names, Algorithm used) {
		if (used.digits() != line.hash().length()) {
			return new Result(Status.MALFORMED, line.path(), "Its hash is no " + used + ".");
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
			return new Result(Status.UNREADABLE, line.path(), "It can't be read: " + ex.getMessage());
		}
	}

	private void extra(Consumer<Result> results) throws IOException {
		Path root = LocalPaths.toPath(this.files.root());
		if (!Files.isDirectory(root.resolve("data"))) {
			results.accept(new Result(Status.MISSING, "data", "The bag has no folder data."));
			return;
		}
		ManifestWalk.each(root.resolve("data"), "data", (path, file) -> {
			if (!this.listed.contains(key(path))) {
				results.accept(new Result(Status.EXTRA, path, "No line of the manifest names it."));
			}
		});
	}

	/** Half as long as a pointer to the text would need. */
	private static long key(String path) {
		byte[] hash = Blake3.hash(EntryName.encode(path)).bytes();
		return ByteBuffer.wrap(hash).getLong();
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
