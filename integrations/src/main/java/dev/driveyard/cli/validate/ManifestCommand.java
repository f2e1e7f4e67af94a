package dev.driveyard.cli.validate;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.HereOnly;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.OutputTarget;
import dev.driveyard.content.Kernels;
import dev.driveyard.content.manifest.Algorithm;
import dev.driveyard.content.manifest.ManifestWriter;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.FailureReason;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.OutputFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard manifest}.
 */
@Command(name = "manifest", description = {
		"List the files of a folder with their hashes, so that other programs can check them.",
		"Paths are relative to the folder: cd PATH && b3sum --check FILE. Links, pipes and devices are left out. What"
				+ " can't be read is named, and the exit code is 3. Needs no library." })
public final class ManifestCommand extends BaseCommand implements HereOnly {

	@Parameters(paramLabel = "PATH", description = "The folder, or one file.")
	@SuppressWarnings("NullAway.Init")
	String path;

	@Option(names = "--algorithm", paramLabel = "NAME",
			description = "blake3 or sha256 (default: what the format wants, else blake3).")
	@Nullable String algorithm;

	@Option(names = "--format", paramLabel = "FORMAT",
			description = "b3sum or sha256sum: lines for these commands. bagit: makes the folder, whose files are in"
					+ " PATH/data, a BagIt bag.")
	@Nullable String format;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Write into FILE, which is replaced when all is listed; - is the standard output.")
	@Nullable String file;

	@Option(names = "--threads", paramLabel = "N", description = "Threads that read files (1 to 64).")
	int threads = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

	/** Whether something was there already, and nothing is to replace it. */
	private boolean keptOld;

	@Override
	public String reason() {
		return "It reads files of this machine. Run it where the files are; to have those there compared with what the"
				+ " library knows of them: driveyard validate PATH";
	}

	@Override
	public Integer call() {
		String wanted = (this.format != null) ? this.format : "sha256".equals(this.algorithm) ? "sha256sum" : "b3sum";
		Algorithm used = algorithm(wanted);
		Kernels.warmUp();
		ManifestWriter writer = new ManifestWriter(new LocalBackend(), used, ManifestArguments.threads(this.threads),
				this::failed);
		Path root = Path.of(this.path);
		if (!Files.exists(root)) {
			throw new CatalogueException("There is no " + this.path + ".");
		}
		if (!Files.isDirectory(root) && !Files.isRegularFile(root)) {
			throw new IllegalArgumentException(this.path + " is neither a folder nor a regular file");
		}
		if (wanted.equals("bagit")) {
			bag(writer, root);
		}
		else {
			write(writer, root);
		}
		if (this.json) {
			output().json(Map.of("type", "manifest", "files", writer.files(), "failed", writer.failed()));
		}
		else if (this.file != null || wanted.equals("bagit")) {
			note("Listed " + Format.count(writer.files(), "file") + ".");
		}
		if (this.keptOld) {
			output().note("driveyard: No file was listed, so " + this.file + " stays as it was.");
			return ExitCodes.FAILED;
		}
		return (writer.failed() > 0) ? ExitCodes.ISSUES : ExitCodes.DONE;
	}

	private void failed(String name, IOException failure) {
		output().flush();
		output().note("driveyard: " + EncodedName.display(name) + ": " + FailureReason.of(failure));
	}

	private Algorithm algorithm(String wanted) {
		Algorithm natural = switch (wanted) {
			case "b3sum" -> Algorithm.BLAKE3;
			case "sha256sum", "bagit" -> Algorithm.SHA256;
			default ->
				throw new IllegalArgumentException("--format is b3sum, sha256sum or bagit, not '" + wanted + "'");
		};
		if (this.algorithm == null) {
			return natural;
		}
		Algorithm named = Algorithm.named(this.algorithm);
		if (named != Algorithm.BLAKE3 && named != Algorithm.SHA256) {
			throw new IllegalArgumentException("--algorithm is blake3 or sha256, not '" + this.algorithm + "'");
		}
		if (this.format != null && named != natural) {
			throw new IllegalArgumentException(
					"--format " + wanted + " goes with --algorithm " + natural.name().toLowerCase(Locale.ROOT));
		}
		return named;
	}

	private void bag(ManifestWriter writer, Path root) {
		if (this.file != null) {
			throw new IllegalArgumentException("--output does not go with --format bagit: a bag has its own files");
		}
		try {
			writer.writeBag(root);
		}
		catch (FileAlreadyExistsException ex) {
			throw new CatalogueException(ex.getMessage() + " is there already; remove the old manifests first", ex);
		}
		catch (IOException ex) {
			throw new CatalogueException("The bag can't be made: " + FailureReason.of(ex), ex);
		}
	}

	/** With --json only how much was listed is printed, so that both can't be mixed. */
	private void write(ManifestWriter writer, Path root) {
		String target = this.file;
		if (target != null && !OutputTarget.isStandardOutput(target)) {
			OutputTarget.write(target, (file) -> write(writer, root, file));
			return;
		}
		if (this.json) {
			throw new IllegalArgumentException("--json goes with --output FILE");
		}
		try {
			writer.write(root, output().stream());
		}
		catch (IOException ex) {
			throw new CatalogueException(this.path + ": " + FailureReason.of(ex), ex);
		}
	}

	private void write(ManifestWriter writer, Path root, OutputFile file) throws IOException {
		try {
			writer.write(root, file);
		}
		catch (FileSystemException ex) {
			throw new CatalogueException(this.path + ": " + FailureReason.of(ex), ex);
		}
		this.keptOld = writer.files() == 0 && (writer.failed() > 0 || file.replacesContent());
		if (!this.keptOld) {
			file.commit();
		}
	}

}
