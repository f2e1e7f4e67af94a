package dev.driveyard.cli.validate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.HereOnly;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.content.SourceShrunkException;
import dev.driveyard.content.manifest.Algorithm;
import dev.driveyard.content.manifest.ManifestLine;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.FailureReason;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.local.LocalPaths;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard hash}.
 */
@Command(name = "hash", description = { "Print the BLAKE3 hash of files, as b3sum does; b3sum --check reads it.",
		"Needs no library. A file that can't be read is named, and the others are hashed." })
public final class HashCommand extends BaseCommand implements HereOnly {

	private static final String STANDARD_INPUT = "-";

	@Parameters(paramLabel = "FILE", arity = "1..*", description = "Files; - is the standard input.")
	List<String> files = new ArrayList<>();

	@Option(names = "--cas", description = "Print the sampled id instead. It reads at most 57 KB of a large file,"
			+ " enough to tell most files apart, never to call two equal. Empty files have none.")
	boolean sampled;

	@Option(names = { "-r", "--recursive" },
			description = "Hash the files in folders too, by name. Links in them are not followed.")
	boolean recursive;

	private int failures;

	/** Whether a file that was named is not there. */
	private boolean missing;

	@Override
	public String reason() {
		return "It reads files of this machine. What the library there knows of a file, its hash too: driveyard info PATH."
				+ " To have files there read anew and compared: driveyard validate PATH";
	}

	@Override
	public Integer call() {
		try (FileSums sums = new FileSums()) {
			this.files.forEach((file) -> hash(sums, file));
		}
		if (this.missing) {
			return ExitCodes.FAILED;
		}
		return (this.failures == 0) ? ExitCodes.DONE : ExitCodes.ISSUES;
	}

	private void hash(FileSums sums, String argument) {
		String name = EncodedName.decode(argument.getBytes(StandardCharsets.UTF_8));
		try {
			if (argument.equals(STANDARD_INPUT)) {
				standardInput(sums);
				return;
			}
			Path path = Path.of(argument);
			if (!Files.exists(path) && !Files.isSymbolicLink(path)) {
				failToReach(path, name);
			}
			else if (!Files.isDirectory(path)) {
				file(sums, path, name);
			}
			else if (this.recursive) {
				folder(sums, path, name);
			}
			else {
				fail(name, "is a folder; --recursive hashes the files in it");
			}
		}
		catch (InvalidPathException ex) {
			fail(name, "can't be the name of a file");
		}
	}

	/** What can't be reached may be there. */
	private void failToReach(Path path, String name) {
		try {
			Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		}
		catch (IOException ex) {
			this.missing |= SystemError.of(ex) == SystemError.MISSING
					|| SystemError.of(ex) == SystemError.NOT_DIRECTORY;
			fail(name, reason(ex));
		}
	}

	private void standardInput(FileSums sums) {
		if (this.sampled) {
			throw new IllegalArgumentException("--cas needs files: the id depends on the size");
		}
		try {
			print(STANDARD_INPUT, sums.blake3(System.in));
		}
		catch (IOException ex) {
			fail(STANDARD_INPUT, reason(ex));
		}
	}

	private void file(FileSums sums, Path path, String name) {
		try {
			FileSums.Sum sum = this.sampled ? sums.casId(path) : sums.blake3(path);
			if (sum.hash() == null) {
				fail(name, "is empty, so it has no cas_id");
			}
			else {
				print(name, sum);
			}
		}
		catch (IOException ex) {
			fail(name, reason(ex));
		}
	}

	private void folder(FileSums sums, Path path, String name) {
		for (Child child : children(path, name)) {
			String childName = name.endsWith("/") ? name + child.name() : name + "/" + child.name();
			try {
				BasicFileAttributes attributes = Files.readAttributes(child.path(), BasicFileAttributes.class,
						LinkOption.NOFOLLOW_LINKS);
				if (attributes.isDirectory()) {
					folder(sums, child.path(), childName);
				}
				else if (attributes.isRegularFile()) {
					file(sums, child.path(), childName);
				}
			}
			catch (IOException ex) {
				fail(childName, reason(ex));
			}
		}
	}

	private List<Child> children(Path folder, String name) {
		List<Child> children = new ArrayList<>();
		try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
			paths.forEach((path) -> children.add(new Child(path, LocalPaths.encode(path.getFileName()))));
		}
		catch (IOException ex) {
			fail(name, reason(ex));
		}
		catch (DirectoryIteratorException ex) {
			fail(name, reason(Objects.requireNonNull(ex.getCause())));
		}
		children.sort((a, b) -> Arrays.compareUnsigned(EncodedName.encode(a.name()), EncodedName.encode(b.name())));
		return children;
	}

	private void print(String name, FileSums.Sum sum) {
		if (this.json) {
			Map<String, Object> map = object();
			map.put("type", "hash");
			putName(map, "path", name);
			map.put("size", sum.size());
			map.put(this.sampled ? "cas_id" : "blake3", String.valueOf(sum.hash()));
			output().json(map);
		}
		else {
			ManifestLine line = new ManifestLine(Algorithm.BLAKE3, String.valueOf(sum.hash()), name);
			output().pathLine(line.beginning(), line.escapedPath(), false);
		}
		if (sum.isLarge()) {
			output().flush();
		}
	}

	private void fail(String name, String reason) {
		this.failures++;
		output().flush();
		output().note("driveyard: " + EncodedName.display(name) + ": " + reason);
	}

	private static String reason(IOException ex) {
		return (ex instanceof SourceShrunkException) ? "it became shorter while it was read" : FailureReason.of(ex);
	}

	/** What a folder holds. */
	private record Child(Path path, String name) {
	}

}
