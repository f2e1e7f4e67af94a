package dev.driveyard.content.manifest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import dev.driveyard.content.manifest.ManifestFiles.Hashed;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes manifests of folders: regular files in the order of their bytes, with paths
 * relative to the folder. Links and special files are left out, but for a bag, which is
 * not made then. For one thread.
 */
public final class ManifestWriter {

	private final Backend volume;

	private final Algorithm algorithm;

	private final int threads;

	private final BiConsumer<String, IOException> failures;

	private long files;

	private long bytes;

	private long failed;

	/**
	 * A writer.
	 * @param failures told of each file and folder that can't be read, and why
	 */
	public ManifestWriter(Backend volume, Algorithm algorithm, int threads, BiConsumer<String, IOException> failures) {
		this.volume = volume;
		this.algorithm = algorithm;
		this.threads = threads;
		this.failures = failures;
	}

	/** How many files were listed. */
	public long files() {
		return this.files;
	}

	/** How many files and folders could not be read. */
	public long failed() {
		return this.failed;
	}

	/**
	 * Lists a folder, or one file.
	 * @param output where it is written to, and what is not listed itself
	 * @throws IOException if it can't be read; {@link UncheckedIOException} if the output
	 * can't be written
	 */
	public void write(Path root, OutputFile output) throws IOException {
		write(root, "", false, output.stream(), output);
	}

	/**
	 * Lists a folder, or one file.
	 * @throws IOException if it can't be read; {@link UncheckedIOException} if the output
	 * can't be written
	 */
	public void write(Path root, OutputStream out) throws IOException {
		write(root, "", false, out, null);
	}

	private void write(Path root, String below, boolean bag, OutputStream out, @Nullable OutputFile leftOut)
			throws IOException {
		boolean single = Files.isRegularFile(root);
		Path folder = (single ? Objects.requireNonNull(root.toAbsolutePath().getParent()) : root).toRealPath();
		try (ManifestFiles all = new ManifestFiles(this.volume, LocalPaths.encode(folder));
				Pipeline<Listed> pipeline = new Pipeline<>(this.threads, (listed) -> write(listed, bag, out))) {
			if (single) {
				String name = LocalPaths.encode(root.getFileName());
				pipeline.add(() -> list(all, name));
			}
			else {
				try (OpenDirectory directory = all.open(below.isEmpty() ? List.of() : List.of(below))) {
					ManifestWalk.each(directory, below, visitor(all, pipeline, bag, leftOut));
				}
			}
			pipeline.finish();
		}
	}

	private ManifestWalk.Visitor visitor(ManifestFiles all, Pipeline<Listed> pipeline, boolean bag,
			@Nullable OutputFile leftOut) {
		return new ManifestWalk.Visitor() {

			@Override
			public void file(OpenDirectory directory, FileStat file, String path) throws IOException {
				if (bag && !EncodedName.isText(path)) {
					failed(path, new IOException("its name is not UTF-8, as a bag must have it; rename it"));
				}
				else if (leftOut == null || !leftOut.isAt(directory, file.name())) {
					pipeline.add(() -> list(all, path));
				}
			}

			@Override
			public void other(FileStat file, String path) {
				if (bag) {
					failed(path, new IOException((file.stat().kind() == FileKind.LINK)
							? "it is a link, which a bag can't hold" : "it is no file, and a bag holds files"));
				}
			}

			@Override
			public void failed(String path, IOException failure) {
				pipeline.add(() -> new Listed(path, "", 0, failure));
			}

		};
	}

	private Listed list(ManifestFiles all, String path) {
		try {
			List<String> names = Objects.requireNonNull(ManifestFiles.names(path));
			Hashed hashed = all.hash(names, this.algorithm);
			return new Listed(path, hashed.hash(), hashed.size(), null);
		}
		catch (IOException ex) {
			return new Listed(path, "", 0, ex);
		}
	}

	private void write(Listed listed, boolean bag, OutputStream out) {
		if (listed.failure() != null) {
			this.failed++;
			this.failures.accept(listed.path(), listed.failure());
			return;
		}
		this.files++;
		this.bytes += listed.size();
		ManifestLine line = new ManifestLine(this.algorithm, listed.hash(), listed.path());
		try {
			out.write(bag ? BagLine.bytes(listed.hash(), listed.path()) : line.bytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes a folder that has a folder {@code data} a BagIt bag, or changes nothing.
	 * @throws java.nio.file.FileAlreadyExistsException if it is one already
	 * @throws IOException if it has no data, or not all of it can be read
	 */
	public void writeBag(Path root) throws IOException {
		if (!Files.isDirectory(root.resolve("data"))) {
			throw new IOException("a bag holds its files in a folder 'data', and there is none");
		}
		String name = "manifest-" + this.algorithm.name().toLowerCase(Locale.ROOT) + ".txt";
		try (OutputFile payload = OutputFile.createNew(root.resolve(name));
				OutputFile info = OutputFile.createNew(root.resolve("bag-info.txt"));
				OutputFile tags = OutputFile.createNew(root.resolve("tag" + name));
				OutputFile bag = OutputFile.createNew(root.resolve("bagit.txt"))) {
			write(root, "data", true, payload.stream(), null);
			if (this.failed > 0) {
				throw new IOException("not all of its files can be listed, so no bag was made");
			}
			text(info, "Bagging-Date: " + LocalDate.now() + "\nPayload-Oxum: " + this.bytes + "." + this.files
					+ "\nBag-Software-Agent: Driveyard\n");
			text(bag, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
			writeTags(root, tags, Map.of(name, payload, "bag-info.txt", info, "bagit.txt", bag));
			for (OutputFile file : List.of(payload, info, tags, bag)) { // the last one
																		// makes it a bag
				file.commit();
			}
		}
	}

	/** The files are hashed as they are on the disk, before they get their names. */
	private void writeTags(Path root, OutputFile tags, Map<String, OutputFile> files) throws IOException {
		try (ManifestFiles all = new ManifestFiles(this.volume, LocalPaths.encode(root.toRealPath()))) {
			for (Map.Entry<String, OutputFile> file : new TreeMap<>(files).entrySet()) {
				file.getValue().flush();
				String hash = all.hash(List.of(file.getValue().unfinishedName()), this.algorithm).hash();
				tags.stream().write(BagLine.bytes(hash, file.getKey()));
			}
		}
	}

	private static void text(OutputFile file, String text) throws IOException {
		file.stream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	private record Listed(String path, String hash, long size, @Nullable IOException failure) {
	}

}
