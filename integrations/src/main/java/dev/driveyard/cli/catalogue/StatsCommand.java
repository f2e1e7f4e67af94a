package dev.driveyard.cli.catalogue;

import java.time.ZonedDateTime;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.Statistics;
import dev.driveyard.catalogue.Statistics.Below;
import dev.driveyard.catalogue.StatsObject;
import dev.driveyard.catalogue.StatsSums;
import dev.driveyard.cli.command.AddressText;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.PlaceCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteServer;
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
public final class StatsCommand extends SessionCommand implements RemoteCommand {

	@Parameters(paramLabel = "PATH", arity = "0..1", description = "Look below this folder only (default: everywhere).")
	@Nullable String path;

	@Option(names = "--top", paramLabel = "N", defaultValue = "15",
			description = "Show the N extensions with the most bytes (default: ${DEFAULT-VALUE}).")
	int top = 15;

	@Override
	protected int run(Session session) {
		requireTop();
		String absolute = (this.path != null) ? CommandPaths.encode(this.path) : null;
		Below below = (absolute != null) ? below(session, absolute) : null;
		Statistics statistics = session.get(Statistics.class);
		StatsSums sums = new StatsSums(ZonedDateTime.now(), statistics.kinds());
		statistics.forEach(below, sums::add);
		return print(StatsObject.of(absolute, sums, statistics, below, new AddressText(session)::of, this.top));
	}

	@Override
	public int callRemote(RemoteServer server) {
		requireTop();
		String place = (this.path != null) ? "&path=" + RemoteEntries.encode(CommandPaths.encode(typed(this.path)))
				: "";
		return print(server.get("/stats?top=" + this.top + place));
	}

	private void requireTop() {
		if (this.top < 0) {
			throw new IllegalArgumentException("--top is a number from 0 on, not " + this.top);
		}
	}

	private int print(Map<String, Object> object) {
		if (this.json) {
			output().json(object);
		}
		else {
			new StatsPrinter(output()).print(object);
		}
		return ExitCodes.DONE;
	}

	private static Below below(Session session, String absolute) {
		Place place = PlaceCommand.place(session, absolute);
		if (PlaceCommand.item(session, place, absolute).entry().stat().kind() != FileKind.DIRECTORY) {
			throw new CatalogueException(EncodedName.display(absolute)
					+ " is not a folder. Ask for it alone: driveyard info " + EncodedName.display(absolute));
		}
		return new Below(place.location().id(), place.relative());
	}

}
