package dev.driveyard.cli.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.content.Kernels;
import dev.driveyard.content.manifest.Algorithm;
import dev.driveyard.content.manifest.BagCheck;
import dev.driveyard.content.manifest.ManifestCheck;
import dev.driveyard.content.manifest.ManifestResult;
import dev.driveyard.content.manifest.ManifestResult.Status;
import dev.driveyard.storage.FailureReason;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Checks a folder against a manifest, for {@code driveyard validate --manifest}.
 */
final class ManifestArguments {

	private static final int MOST_THREADS = 64;

	private static final String STANDARD_INPUT = "-";

	private static final String DECLARATION = "bagit.txt";

	@Option(names = "--manifest", paramLabel = "FILE",
			description = "Check files against FILE instead of the library. It is a list of b3sum, sha256sum and its like,"
					+ " hashdeep or sfv, whose paths are relative to its own folder, or to PATH if one is given. A BagIt bag"
					+ " is checked as a whole, whether its folder is named or one of its manifests. - is the standard"
					+ " input, whose paths are relative to the current folder.")
	@Nullable String manifest;

	@Option(names = "--algorithm", paramLabel = "NAME",
			description = "With --manifest: blake3, sha224, sha256, sha384, sha512, sha1 or md5, where its lines do not tell.")
	@Nullable String algorithm;

	static int threads(int threads) {
		if (threads < 1 || threads > MOST_THREADS) {
			throw new IllegalArgumentException("--threads must be 1 to " + MOST_THREADS + ", not " + threads);
		}
		return threads;
	}

	/** Checks, prints what is wrong, and returns the exit code. */
	int run(BaseCommand command, List<String> paths, int threads) {
		if (paths.size() > 1) {
			throw new IllegalArgumentException("--manifest goes with one PATH at most");
		}
		Algorithm named = (this.algorithm != null) ? Algorithm.named(this.algorithm) : null;
		if (this.algorithm != null && named == null) {
			throw new IllegalArgumentException(
					"--algorithm is blake3, sha224, sha256, sha384, sha512, sha1 or md5, not '" + this.algorithm + "'");
		}
		Kernels.warmUp();
		Map<Status, Long> counts = new EnumMap<>(Status.class);
		try {
			check(paths, named, threads(threads), (result) -> {
				counts.merge(result.status(), 1L, Long::sum);
				if (result.status() != Status.OK) {
					print(command, result);
				}
			});
		}
		catch (IOException ex) {
			throw new CatalogueException("The manifest can't be checked: " + FailureReason.of(ex), ex);
		}
		return sum(command, counts);
	}

	private void check(List<String> paths, @Nullable Algorithm named, int threads, Consumer<ManifestResult> results)
			throws IOException {
		String given = Objects.requireNonNull(this.manifest);
		String folder = paths.isEmpty() ? null : folder(Path.of(paths.get(0)));
		if (given.equals(STANDARD_INPUT)) {
			String here = (folder != null) ? folder : folder(Path.of(""));
			new ManifestCheck(new LocalBackend(), System.in, here, named, threads).run(results);
			return;
		}
		Path file = Path.of(given);
		Path bag = bag(file);
		if (bag != null) {
			new BagCheck(new LocalBackend(), bag, (folder != null) ? folder : folder(bag), threads).run(results);
		}
		else {
			String root = (folder != null) ? folder : folder(parent(file));
			new ManifestCheck(new LocalBackend(), file, root, named, threads).run(results);
		}
	}

	private static Path parent(Path file) {
		return Objects.requireNonNull(file.toAbsolutePath().getParent());
	}

	private static String folder(Path path) throws IOException {
		try {
			return LocalPaths.encode(path.toRealPath());
		}
		catch (NoSuchFileException ex) {
			throw new IllegalArgumentException("There is no " + path, ex);
		}
	}

	/** The bag that is named, or of which a manifest is; null for another list. */
	private static @Nullable Path bag(Path named) {
		if (!Files.exists(named)) {
			throw new CatalogueException("There is no " + named + ".");
		}
		if (Files.isDirectory(named)) {
			if (!Files.exists(named.resolve(DECLARATION))) {
				throw new IllegalArgumentException(
						named + " is no BagIt bag: it has no " + DECLARATION + "; name a manifest");
			}
			return named;
		}
		String name = String.valueOf(named.getFileName());
		boolean isPart = BagCheck.isManifest(name) || name.equals(DECLARATION);
		return (isPart && Files.exists(named.resolveSibling(DECLARATION))) ? parent(named) : null;
	}

	private static void print(BaseCommand command, ManifestResult result) {
		if (!command.json) {
			command.output()
				.pathLine(String.format("%-10s ", result.status().name().toLowerCase(Locale.ROOT)), result.path(),
						false);
			if (result.isExplained()) {
				command.output().line(" ".repeat(11) + result.message());
			}
			return;
		}
		Map<String, Object> map = BaseCommand.object();
		map.put("type", "manifest_line");
		map.put("status", result.status().name().toLowerCase(Locale.ROOT));
		BaseCommand.putName(map, "path", result.path());
		map.put("message", result.message());
		command.output().json(map);
	}

	private static int sum(BaseCommand command, Map<Status, Long> counts) {
		long ok = counts.getOrDefault(Status.OK, 0L);
		long all = counts.values().stream().mapToLong(Long::longValue).sum() - counts.getOrDefault(Status.WARNING, 0L);
		if (command.json) {
			Map<String, Object> map = BaseCommand.object();
			map.put("type", "manifest_check");
			for (Status status : Status.values()) {
				map.put(status.name().toLowerCase(Locale.ROOT), counts.getOrDefault(status, 0L));
			}
			command.output().json(map);
		}
		else if (!command.quiet) {
			command.output().line(Format.count(ok, "file") + " of " + Format.number(all) + " as listed");
		}
		if (all == 0) {
			command.output().note("driveyard: The manifest lists no file.");
			return ExitCodes.FAILED;
		}
		return (ok == all) ? ExitCodes.DONE : ExitCodes.FINDINGS;
	}

}
