package dev.driveyard.cli.catalogue;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.Statistics;
import dev.driveyard.catalogue.Statistics.Below;
import dev.driveyard.catalogue.Statistics.ContentSums;
import dev.driveyard.catalogue.StatsSums;
import dev.driveyard.cli.command.AddressText;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.PlaceCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.locations.LocationService.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard stats}.
 */
@Command(name = "stats",
		description = {
				"Sum up the catalogue: by kind, extension, size and age, the largest files, what is there twice.",
				"Each name of a file is counted, its bytes once. Bars show bytes." })
public final class StatsCommand extends SessionCommand {

	@Parameters(paramLabel = "PATH", arity = "0..1", description = "Look below this folder only (default: everywhere).")
	@Nullable String path;

	@Option(names = "--top", paramLabel = "N", defaultValue = "15",
			description = "Show the N extensions with the most bytes (default: ${DEFAULT-VALUE}).")
	int top = 15;

	@Override
	protected int run(Session session) {
		if (this.top < 0) {
			throw new IllegalArgumentException("--top is a number from 0 on, not " + this.top);
		}
		Map<String, Object> object = object();
		object.put("type", "stats");
		Below below = (this.path != null) ? below(session, CommandPaths.encode(this.path), object) : null;
		Statistics statistics = session.get(Statistics.class);
		StatsSums sums = new StatsSums(ZonedDateTime.now(), statistics.kinds());
		statistics.forEach(below, sums::add);
		ContentSums contents = statistics.contents(below);
		List<FoundItem> largest = new ArrayList<>(statistics.placed(sums.largest()));
		largest.sort(Comparator.comparingLong((FoundItem file) -> file.item().entry().stat().size())
			.reversed()
			.thenComparing((file) -> file.item().entry().id()));
		StatsPrinter printer = new StatsPrinter(output(), this.top, new AddressText(session));
		if (this.json) {
			printer.json(object, sums, contents, largest);
		}
		else {
			printer.print(sums, contents, largest);
		}
		return ExitCodes.DONE;
	}

	private static Below below(Session session, String absolute, Map<String, Object> object) {
		Place place = PlaceCommand.place(session, absolute);
		if (PlaceCommand.item(session, place, absolute).entry().stat().kind() != FileKind.DIRECTORY) {
			throw new CatalogueException(EncodedName.display(absolute)
					+ " is not a folder. Ask for it alone: driveyard info " + EncodedName.display(absolute));
		}
		putName(object, "path", absolute);
		return new Below(place.location().id(), place.relative());
	}

}
