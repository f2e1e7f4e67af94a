package dev.driveyard.content.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.content.manifest.ManifestResult.Status;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FailureReason;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.local.LocalPaths;
import org.jspecify.annotations.Nullable;

/**
 * Checks a bag by the rules of RFC 8493: its declaration, all of its manifests, and that
 * its payload is what these list, no more and no less. Bags of the drafts 0.93 to 0.97
 * are judged by what these wanted. Lines are read and results told as they come. For one
 * thread.
 */
public final class BagCheck {

	/** Names of manifests. */
	private static final Pattern MANIFEST = Pattern.compile("(tag)?manifest-(.+)\\.txt");

	private static final int LONGEST_DECLARATION = 4096;

	private final ManifestFiles bag;

	private final ManifestFiles payload;

	private final int threads;

	private final Set<String> names = new TreeSet<>();

	private final BagFetch fetch = new BagFetch();

	private BagDeclaration declaration = BagDeclaration.NEWEST;

	/**
	 * A check.
	 * @param folder of the bag
	 * @param root the folder that has the payload's folder, encoded, absolute, resolved
	 */
	public BagCheck(Backend volume, Path folder, String root, int threads) throws IOException {
		this.bag = new ManifestFiles(volume, LocalPaths.encode(folder.toRealPath()));
		this.payload = new ManifestFiles(volume, root);
		this.threads = threads;
	}

	/** Whether a name is that of a manifest of a bag. */
	public static boolean isManifest(String name) {
		return MANIFEST.matcher(name).matches();
	}

	/**
	 * Checks all.
	 */
	public void run(Consumer<ManifestResult> results) throws IOException {
		try (this.bag; this.payload; OpenDirectory base = this.bag.open(List.of())) {
			base.list().stats().stream().map(FileStat::name).forEach(this.names::add);
			declaration(base, results);
			if (this.names.contains(BagFetch.NAME)) {
				with(base, BagFetch.NAME, results, (lines) -> this.fetch.read(lines, results));
			}
			List<BagManifest> manifests = check(base, false, this.payload, results);
			if (manifests.isEmpty()) {
				results.accept(new ManifestResult(Status.MISSING, "manifest-sha512.txt",
						"The bag has no manifest of its payload that can be checked here."));
			}
			this.fetch.requireListed(manifests, this.declaration.isFinal(), results);
			payload(base, manifests, results);
			for (BagManifest tags : check(base, true, this.bag, results)) {
				tags.requireAll(manifests(false), results);
			}
		}
	}

	private void declaration(OpenDirectory base, Consumer<ManifestResult> results) {
		try (InputStream in = BagFile.open(base, BagDeclaration.NAME)) {
			this.declaration = BagDeclaration.parse(in.readNBytes(LONGEST_DECLARATION));
		}
		catch (NoSuchFileException ex) {
			results.accept(new ManifestResult(Status.MISSING, BagDeclaration.NAME, "A bag must have it."));
		}
		catch (IOException ex) {
			results.accept(BagManifest.malformed(BagDeclaration.NAME, FailureReason.of(ex)));
		}
	}

	/** Checks the manifests of the payload, or those of the bag's other files. */
	private List<BagManifest> check(OpenDirectory base, boolean tags, ManifestFiles files,
			Consumer<ManifestResult> results) throws IOException {
		List<BagManifest> manifests = new ArrayList<>();
		for (String name : manifests(tags)) {
			Algorithm algorithm = algorithm(name, results);
			if (algorithm != null) {
				manifests.add(new BagManifest(name, algorithm, !tags, this.declaration, this.fetch.sources()));
				check(base, manifests.get(manifests.size() - 1), files, results);
			}
		}
		return manifests;
	}

	private List<String> manifests(boolean tags) {
		return this.names.stream()
			.map(MANIFEST::matcher)
			.filter((matcher) -> matcher.matches() && tags == (matcher.group(1) != null))
			.map(Matcher::group)
			.toList();
	}

	private void check(OpenDirectory base, BagManifest manifest, ManifestFiles files, Consumer<ManifestResult> results)
			throws IOException {
		try (Pipeline<List<ManifestResult>> pipeline = new Pipeline<>(this.threads, (told) -> told.forEach(results))) {
			with(base, manifest.name(), results, (lines) -> manifest.check(lines, files, pipeline));
			pipeline.finish();
		}
	}

	private static @Nullable Algorithm algorithm(String name, Consumer<ManifestResult> results) {
		String given = MANIFEST.matcher(name).replaceFirst("$2");
		Algorithm algorithm = Algorithm.named(given);
		if (algorithm == null) {
			results.accept(
					BagManifest.warning(name, "It is not checked: the algorithm '" + given + "' is not known here."));
		}
		else if (!algorithm.name().toLowerCase(Locale.ROOT).equals(given)) {
			results.accept(BagManifest.warning(name, "Its algorithm should be written in lower case without hyphens."));
		}
		return algorithm;
	}

	private void with(OpenDirectory base, String name, Consumer<ManifestResult> results, Reading reading)
			throws IOException {
		try (TagFileLines lines = new TagFileLines(BagFile.open(base, name), this.declaration.encoding())) {
			reading.read(lines);
		}
		catch (CharacterCodingException ex) {
			results.accept(BagManifest.malformed(name,
					"It is not in the encoding " + this.declaration.encoding() + " that bagit.txt declares."));
		}
		catch (IOException ex) {
			results
				.accept(new ManifestResult(Status.UNREADABLE, name, "It can't be read: " + FailureReason.of(ex) + "."));
		}
	}

	private void payload(OpenDirectory base, List<BagManifest> manifests, Consumer<ManifestResult> results)
			throws IOException {
		Payload found = new Payload(manifests, this.declaration.isFinal(), results);
		try (OpenDirectory data = this.payload.open(List.of(BagPaths.DATA))) {
			ManifestWalk.each(data, BagPaths.DATA, found);
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			results.accept(new ManifestResult(Status.MISSING, BagPaths.DATA, "A bag must have a folder of this name."));
			return;
		}
		catch (IOException ex) {
			found.failed(BagPaths.DATA, ex);
			return;
		}
		for (String name : BagInfo.NAMES) {
			if (this.names.contains(name)) {
				BagInfo info = new BagInfo(name, this.declaration.isFinal());
				with(base, name, results, (lines) -> info.read(lines, results));
				info.compare(found.bytes, found.files, results);
			}
		}
	}

	/**
	 * Reads a file of the bag.
	 */
	@FunctionalInterface
	private interface Reading {

		void read(TagFileLines lines) throws IOException;

	}

	/**
	 * What is in the payload's folder.
	 */
	private static final class Payload implements ManifestWalk.Visitor {

		private final List<BagManifest> manifests;

		private final boolean inEach;

		private final Consumer<ManifestResult> results;

		private long bytes;

		private long files;

		Payload(List<BagManifest> manifests, boolean inEach, Consumer<ManifestResult> results) {
			this.manifests = manifests;
			this.inEach = inEach;
			this.results = results;
		}

		@Override
		public void file(OpenDirectory directory, FileStat file, String path) {
			this.bytes += file.stat().size();
			this.files++;
			List<BagManifest> lacking = this.manifests.stream().filter((manifest) -> !manifest.lists(path)).toList();
			if (lacking.size() == this.manifests.size()) {
				this.results.accept(ManifestResult.of(Status.EXTRA, path));
			}
			else if (this.inEach && !lacking.isEmpty()) {
				this.results.accept(new ManifestResult(Status.EXTRA, path,
						lacking.get(0).name() + " does not list it, and each manifest must."));
			}
		}

		@Override
		public void other(FileStat file, String path) {
			this.results.accept(new ManifestResult(Status.EXTRA, path, (file.stat().kind() == FileKind.LINK)
					? "It is a link: a manifest lists files." : "It is no file: a manifest lists files."));
		}

		@Override
		public void failed(String path, IOException failure) {
			this.results.accept(new ManifestResult(Status.UNREADABLE, path,
					"It can't be read: " + FailureReason.of(failure) + "."));
		}

	}

}
