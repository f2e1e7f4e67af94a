package dev.driveyard.cli.pictures;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.SidecarObject;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.HereOnly;
import dev.driveyard.cli.command.PlaceCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.OutputTarget;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.picture.ThumbnailPixels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard thumbnails show}.
 */
@Command(name = "show", description = { "Show the thumbnail of a file in the terminal, or write it.",
		"Terminals that can show pictures (kitty's protocol, sixel) do, others show coloured blocks. Into a pipe"
				+ " goes the file itself." })
final class ThumbnailsShowCommand extends SessionCommand implements HereOnly {

	@Parameters(paramLabel = "PATH", description = "A file in a location.")
	@SuppressWarnings("NullAway.Init")
	String path;

	@Option(names = "--variant", paramLabel = "VARIANT", description = "Which one; the largest if none is named.")
	@Nullable String variant;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Write it to FILE, which is replaced when all is written; - is the standard output.")
	@Nullable String output;

	@Option(names = "--as", paramLabel = "WAY",
			description = "How it is shown in a terminal: kitty, sixel or blocks; found out by the terminal's name if nothing"
					+ " is said.")
	@Nullable String way;

	@Override
	public String reason() {
		return "It draws from the folder of a library of this machine. What a server has made of a content can be got from"
				+ " it: GET /api/v1/contents/UUID/sidecars, with the UUID that driveyard info PATH tells";
	}

	@Override
	protected int run(Session session) {
		OutputTarget.check(this.output);
		TerminalWay shown = TerminalWay.of(this.way, System.getenv());
		String absolute = CommandPaths.encode(this.path);
		Item item = PlaceCommand.item(session, PlaceCommand.place(session, absolute), absolute);
		String name = EncodedName.display(absolute);
		String folder = EncodedName.display(EncodedPaths.parent(absolute));
		Long number = item.entry().content();
		ContentIdentity content = (number != null) ? session.get(Contents.class).find(number).orElse(null) : null;
		if (content == null) {
			throw new CatalogueException(name + " has no thumbnail: it is not known what it holds. Make some: driveyard"
					+ " thumbnails " + folder);
		}
		Sidecar sidecar = find(session.get(Sidecars.class), content, name, folder);
		byte[] bytes = read(session.get(SidecarFolder.class), sidecar, name);
		if (this.output != null && !OutputTarget.isStandardOutput(this.output)) {
			OutputTarget.write(this.output, output(), (lines, stream) -> stream.write(bytes));
		}
		else if (this.json) {
			output().json(toMap(sidecar));
		}
		else if (this.output == null && output().isTerminal()) {
			output().control(shown(shown, sidecar, bytes, name));
		}
		else {
			output().control(bytes);
		}
		return ExitCodes.DONE;
	}

	private Sidecar find(Sidecars sidecars, ContentIdentity content, String name, String folder) {
		List<Sidecar> known = sidecars.of(content.uuid());
		return known.stream()
			.filter((sidecar) -> this.variant == null || sidecar.name().variant().equals(this.variant))
			.max(Comparator.comparingLong((sidecar) -> (long) sidecar.width() * sidecar.height()))
			.orElseThrow(() -> missing(sidecars, content, name, folder, !known.isEmpty()));
	}

	private CatalogueException missing(Sidecars sidecars, ContentIdentity content, String name, String folder,
			boolean others) {
		return sidecars.unrendered(content.uuid())
			.map((unrendered) -> new CatalogueException(
					"No picture can be made of " + name + ": " + unrendered.message() + " ("
							+ unrendered.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")"))
			.orElseGet(() -> new CatalogueException(
					name + (others ? " has no thumbnail '" + this.variant + "'" : " has no thumbnail yet")
							+ ". Make some: driveyard thumbnails " + (others ? "--variants " + this.variant + " " : "")
							+ folder));
	}

	private byte[] shown(TerminalWay shown, Sidecar sidecar, byte[] bytes, String name) {
		try {
			return shown.show(ThumbnailPixels.decode(sidecar.format(), bytes), output().width());
		}
		catch (IOException ex) {
			throw new CatalogueException("The thumbnail of " + name + " can't be decoded: " + ex.getMessage(), ex);
		}
	}

	private static byte[] read(SidecarFolder folder, Sidecar sidecar, String name) {
		try {
			return folder.read(sidecar);
		}
		catch (NoSuchFileException ex) {
			throw new CatalogueException("The thumbnail of " + name
					+ " is not there any more. The next run makes it again: driveyard thumbnails", ex);
		}
		catch (IOException ex) {
			throw new CatalogueException("The thumbnail of " + name + " can't be read: " + ex.getMessage(), ex);
		}
	}

	private static Map<String, Object> toMap(Sidecar sidecar) {
		Map<String, Object> map = object();
		map.put("type", "sidecar");
		map.putAll(SidecarObject.of(sidecar));
		return map;
	}

}
