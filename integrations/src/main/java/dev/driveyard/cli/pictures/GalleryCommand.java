package dev.driveyard.cli.pictures;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.catalogue.locations.FolderScope.Part;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.catalogue.sidecars.ShownFile;
import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.SidecarKind;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.HereOnly;
import dev.driveyard.cli.command.PlaceCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.report.HtmlReport;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.OutputTarget;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.locations.LocationService.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard gallery}.
 */
@Command(name = "gallery",
		description = { "Write a contact sheet of a folder: one page with the thumbnails of all that is below it.",
				"The page needs nothing else, so it can be sent or archived. Make the thumbnails before: driveyard"
						+ " thumbnails." })
public final class GalleryCommand extends SessionCommand implements HereOnly {

	private static final int PAGE = 500;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	@Parameters(paramLabel = "PATH", arity = "0..1", defaultValue = ".",
			description = "A folder in a location (default: the current folder).")
	String path = ".";

	@Option(names = { "-o", "--output" }, paramLabel = "FILE", required = true,
			description = "Write it to FILE, which is replaced when all is written; - is the standard output.")
	String output = "-";

	@Option(names = "--variant", paramLabel = "VARIANT", defaultValue = "grid@1x",
			description = "Which thumbnails (default: ${DEFAULT-VALUE}); strip shows films only.")
	String variant = "grid@1x";

	@Option(names = "--limit", paramLabel = "N", defaultValue = "5000",
			description = "The first N pictures; 0 for all (default: ${DEFAULT-VALUE}).")
	int limit = 5000;

	private int written;

	private int missing;

	@Override
	public String reason() {
		return "It draws from the folder of a library of this machine. What a server has made of a content can be got from"
				+ " it: GET /api/v1/contents/UUID/sidecars, with the UUID that driveyard info PATH tells";
	}

	@Override
	protected int run(Session session) {
		if (this.limit < 0) {
			throw new IllegalArgumentException("--limit is 0 or more, not " + this.limit);
		}
		OutputTarget.check(this.output);
		String absolute = CommandPaths.encode(this.path);
		Place place = PlaceCommand.place(session, absolute);
		PlaceCommand.item(session, place, absolute);
		if (OutputTarget.isStandardOutput(this.output)) {
			write(session, place, absolute, output().stream());
		}
		else {
			OutputTarget.write(this.output, output(), (lines, bytes) -> write(session, place, absolute, bytes));
		}
		tell(absolute);
		return ExitCodes.DONE;
	}

	private void tell(String absolute) {
		if (this.written == 0) {
			note("There is no thumbnail '" + this.variant + "' of anything here. Make some: driveyard thumbnails "
					+ EncodedName.display(absolute));
			return;
		}
		note(Format.count(this.written, "picture") + " written to " + this.output + ".");
		if (this.missing > 0) {
			note(Format.count(this.missing, "thumbnail")
					+ " could not be read; driveyard thumbnails makes them again.");
		}
	}

	private void write(Session session, Place place, String absolute, OutputStream stream) {
		FolderScope scope = new FolderScope(List.of(new Part(place.location().id(), place.relative())));
		PictureContents contents = session.get(PictureContents.class);
		SidecarFolder folder = session.get(SidecarFolder.class);
		SidecarKind kind = this.variant.equals("strip") ? SidecarKind.STRIP : SidecarKind.THUMBNAIL;
		try (HtmlReport page = new HtmlReport(stream, EncodedName.display(EncodedPaths.name(absolute)),
				EncodedName.display(absolute))) {
			int most = (this.limit == 0) ? Integer.MAX_VALUE : this.limit;
			ShownFile last = null;
			List<ShownFile> files;
			do {
				files = contents.shown(scope, kind, this.variant, last, PAGE);
				for (ShownFile file : files) {
					if (this.written < most) {
						begin(page, last, file, place);
						write(page, folder, file);
					}
					last = file;
				}
			}
			while (files.size() == PAGE && this.written < most);
			if (last != null) {
				page.endPictures();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void begin(HtmlReport page, @Nullable ShownFile before, ShownFile file, Place place) {
		if (before != null && before.folder().equals(file.folder())) {
			return;
		}
		if (before != null) {
			page.endPictures();
		}
		page.heading(EncodedName.display(EncodedPaths.below(place.location().root(), file.folder()))).beginPictures();
	}

	private void write(HtmlReport page, SidecarFolder folder, ShownFile file) throws IOException {
		byte[] bytes;
		try {
			bytes = folder.read(file.sidecar());
		}
		catch (NoSuchFileException ex) {
			this.missing++;
			return;
		}
		Instant time = (file.taken() != null) ? Instant.ofEpochMilli(file.taken())
				: Instant.ofEpochSecond(0, file.modified());
		page.picture(file.sidecar().format().mediaType(), bytes, file.sidecar().width(), file.sidecar().height(),
				EncodedName.display(file.name()), file.width() + " × " + file.height() + " · "
						+ Format.bytes(file.size()) + " · " + TIME.format(time.atOffset(ZoneOffset.UTC)));
		this.written++;
	}

}
