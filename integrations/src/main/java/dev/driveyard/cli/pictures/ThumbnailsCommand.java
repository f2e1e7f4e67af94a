package dev.driveyard.cli.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard thumbnails}.
 */
@Command(name = "thumbnails", description = { "Make thumbnails of pictures, films, sound and documents.",
		"It brings the index of the folders up to date, then decodes each distinct content once for all that is"
				+ " wanted of it, however many copies there are. They are kept in the library. What is there is not made"
				+ " again, what failed is not tried again until it changes, and what belongs to files that are gone is"
				+ " removed." },
		synopsisSubcommandLabel = "[COMMAND]", subcommands = ThumbnailsShowCommand.class)
public final class ThumbnailsCommand extends RunCommand {

	@Parameters(paramLabel = "PATH", arity = "0..*",
			description = "Folders with pictures; one that is in no location becomes one. All locations if there is none.")
	List<String> paths = new ArrayList<>();

	@Option(names = "--variants", paramLabel = "VARIANT", split = ",", description = {
			"What to make, separated by commas (default: grid@1x,grid@2x,detail@1x): icon@1x (128 pixels),"
					+ " icon@2x (256), grid@1x (256), grid@2x (512), detail@1x (1024), detail@2x (2048),"
					+ " strip (5 x 5 stills of films).",
			"One of your own is NAME:EDGE, NAME:EDGE:FORMAT or NAME:EDGE:FORMAT:QUALITY, such as wall:1600:jpg:88." })
	List<String> variants = new ArrayList<>();

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "webp",
			description = "How the usual variants are encoded: webp, jpeg or png (default: ${DEFAULT-VALUE}).")
	String format = "webp";

	@Option(names = "--regenerate", description = "Make again what is there, and try again what failed.")
	boolean regenerate;

	@Option(names = "--no-refresh",
			description = "Use the catalogue as it is: do not look for new and changed files before.")
	boolean noRefresh;

	@Option(names = "--renderers", paramLabel = "N",
			description = "Files that are rendered at once (1 to 64; default: one for each processor, up to 8).")
	@Nullable Integer renderers;

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Override
	protected boolean changesFiles() {
		return false;
	}

	@Override
	protected String name() {
		return "thumbnails";
	}

	@Override
	protected RunStart plan(RunStarter launcher) {
		return prepare(launcher, "thumbnails",
				Map.of("paths", this.paths.stream().map(this::typed).map(CommandPaths::encode).toList()), this.fresh);
	}

}
