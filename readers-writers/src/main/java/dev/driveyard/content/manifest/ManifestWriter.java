package dev.driveyard.content.manifest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;

import dev.driveyard.content.manifest.ManifestFiles.Hashed;
import dev.driveyard.storage.LocalPaths;
import dev.driveyard.storage.Volume;
import org.jspecify.annotations.Nullable;

/**
 * Writes manifests of folders: regular files in the order of their bytes, with paths
 * relative to the folder. Links are left out. For one thread.
 */
public final class ManifestWriter {

	private final Volume volume;

	private final Algorithm algorithm;

	private final int threads;

	private final BiConsumer<String, String> failures;

	private long files;

	private long bytes;

	/**
	 * A writer.
	 * @param failures told of each file that can't be read, and why
	 */
	public ManifestWriter(Volume volume, Algorithm algorithm, int threads, BiConsumer<String, String> failures) {
		this.volume = volume;
		this.algorithm = algorithm;
		this.threads = threads;
		this.failures = failures;
	}

	/** How many files were listed. */
	public long files() {
		return this.files;
	}

	/**
	 * Lists a folder, or one file.
	 * @param leftOut a file that is not listed: the manifest itself; null for none
	 */
	public void write(Path root, OutputStream out, @Nullable Path leftOut) throws IOException {
		write(root, "", false, out, leftOut);
	}

	private void write(Path root, String below, boolean bag, OutputStream out, @Nullable Path leftOut)
			throws IOException {
		boolean single = Files.isRegularFile(root);
		Path folder = (single ? Objects.requireNonNull(root.toAbsolutePath().getParent()) : root).toRealPath();
		try (ManifestFiles all = new ManifestFiles(this.volume, LocalPaths.encode(folder));
				Pipeline<Listed> pipeline = new Pipeline<>(this.threads, (listed) -> write(listed, bag, out))) {
			BiConsumer<String, Path> add = (path, file) -> {
				if (leftOut == null || !file.equals(leftOut)) {
					pipeline.add(() -> list(all, path));
				}
			};
			if (single) {
				add.accept(LocalPaths.encode(root.getFileName()), root);
			}
			else {
				ManifestWalk.each(below.isEmpty() ? folder : folder.resolve(below), below, add);
			}
			pipeline.finish();
		}
		out.flush();
	}

	private Listed list(ManifestFiles all, String path) {
		try {
			List<String> names = Objects.requireNonNull(ManifestFiles.names(path));
			Hashed hashed = all.hash(names, this.algorithm);
			return new Listed(path, hashed.hash(), hashed.size(), null);
		}
		catch (IOException ex) {
			return new Listed(path, "", 0, String.valueOf(ex.getMessage()));
		}
	}

	private void write(Listed listed, boolean bag, OutputStream out) {
		if (listed.failure() != null) {
			this.failures.accept(listed.path(), listed.failure());
			return;
		}
		this.files++;
		this.bytes += listed.size();
		ManifestLine line = new ManifestLine(null, listed.hash(), listed.path());
		try {
			out.write(bag ? line.bagBytes() : line.bytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes a folder that has a folder {@code data} a BagIt bag.
	 * @throws IOException if it is one already, or has no data
	 */
	public void writeBag(Path root) throws IOException {
		if (!Files.isDirectory(root.resolve("data"))) {
			throw new IOException("a bag holds its files in a folder 'data', and there is none");
		}
		String name = "manifest-" + this.algorithm.name().toLowerCase(Locale.ROOT) + ".txt";
		try (OutputStream out = create(root, name)) {
			write(root, "data", true, out, null);
		}
		text(root, "bag-info.txt", "Bagging-Date: " + LocalDate.now() + "\nPayload-Oxum: " + this.bytes + "."
				+ this.files + "\nBag-Software-Agent: Driveyard\n");
		text(root, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
		try (ManifestFiles all = new ManifestFiles(this.volume, LocalPaths.encode(root.toRealPath()));
				OutputStream out = create(root, "tag" + name)) {
			for (String tag : List.of("bag-info.txt", "bagit.txt", name)) {
				out.write(new ManifestLine(null, all.hash(List.of(tag), this.algorithm).hash(), tag).bagBytes());
			}
		}
	}

	private static void text(Path root, String name, String text) throws IOException {
		try (OutputStream out = create(root, name)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
	}

	private static OutputStream create(Path root, String name) throws IOException {
		return Files.newOutputStream(root.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	private record Listed(String path, String hash, long size, @Nullable String failure) {
	}

}
