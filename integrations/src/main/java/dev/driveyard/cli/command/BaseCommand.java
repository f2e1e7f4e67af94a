package dev.driveyard.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.driveyard.catalogue.library.Libraries;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.cli.Cli;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.files.EncodedName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What all commands share: which library, and how to print.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = Cli.Factory.class)
public abstract class BaseCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	protected CommandSpec spec;

	@Option(names = { "-l", "--library" }, paramLabel = "NAME|FOLDER", defaultValue = "${env:DRIVEYARD_LIBRARY}",
			description = "The library: a name, or its folder. Also: DRIVEYARD_LIBRARY. If none is named:"
					+ " 'default', which is made when it is first needed.")
	public @Nullable String libraryName;

	@Option(names = "--json", description = "Print JSON, one object a line.")
	public boolean json;

	@Option(names = { "-q", "--quiet" }, description = "Print no progress and no notes.")
	public boolean quiet;

	private @Nullable CliContext context;

	private boolean remote;

	public void setContext(CliContext context) {
		this.context = context;
	}

	/** Takes over what was said before the subcommand: {@code driveyard --json ls}. */
	public void inherit() {
		for (CommandLine above = this.spec.commandLine().getParent(); above != null; above = above.getParent()) {
			if (above.getCommand() instanceof BaseCommand command) {
				this.json |= command.json;
				this.quiet |= command.quiet;
				boolean named = this.spec.commandLine().getParseResult().hasMatchedOption("--library");
				if (!named && above.getParseResult().hasMatchedOption("--library")) {
					this.libraryName = command.libraryName;
				}
			}
		}
	}

	protected CliContext context() {
		return Objects.requireNonNull(this.context);
	}

	public Output output() {
		return context().output();
	}

	/** The chosen library; the default one is made if it does not exist. */
	protected Library library() {
		Libraries libraries = context().libraries();
		Path folder = libraries.folder(this.libraryName);
		if (libraries.isPrivate(folder)) {
			libraries.protect();
		}
		boolean isDefault = folder.equals(libraries.folder(null));
		if (isDefault && !Files.exists(folder.resolve("library.json"))) {
			note("Made the library " + folder + ".");
			return LibraryFolder.create(folder, Libraries.DEFAULT_NAME, "", Library.Database.EMBEDDED);
		}
		return LibraryFolder.open(folder);
	}

	/** It is done by a server elsewhere. */
	public void setRemote() {
		this.remote = true;
	}

	/** Whether it is done by a server elsewhere. */
	protected final boolean isRemote() {
		return this.remote;
	}

	/**
	 * A path as it was typed. One of a server elsewhere has to be whole, since nobody
	 * knows what folder it would begin in.
	 * @throws IllegalArgumentException if it is not
	 */
	protected final String typed(String path) {
		if (this.remote && !path.startsWith("/") && !CommandPaths.isOfVolume(path)) {
			throw new IllegalArgumentException(
					"'" + path + "' is a path of no machine: those that a server elsewhere is"
							+ " asked for are its own, and begin with a slash");
		}
		return path;
	}

	protected void note(String text) {
		if (!this.quiet) {
			output().note(text);
		}
	}

	/** An object to fill in the order that it is printed. */
	public static Map<String, Object> object() {
		return new LinkedHashMap<>();
	}

	/** Puts an encoded path or name, and its bytes where it is no text. */
	public static void putName(Map<String, Object> object, String key, String encoded) {
		EncodedName.put(object, key, encoded);
	}

}
