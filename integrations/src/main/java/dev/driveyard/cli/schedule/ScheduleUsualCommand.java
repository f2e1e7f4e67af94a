package dev.driveyard.cli.schedule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteSchedules;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.shape.ScheduleShape;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Sizes;
import dev.driveyard.schedule.ReadySchedules;
import dev.driveyard.schedule.ScheduleService;
import dev.driveyard.schedules.ScheduleSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code driveyard schedule usual}.
 */
@Command(name = "usual",
		description = { "Make the schedules that most libraries want, those that are missing.",
				"A rescan of each location each night, a scrub of a part of all files each night, duplicates each week,"
						+ " and old runs taken out of the history." })
final class ScheduleUsualCommand extends SessionCommand implements RemoteCommand {

	@Option(names = "--budget", paramLabel = "SIZE", defaultValue = "100G",
			description = "Read so much again each night (default: ${DEFAULT-VALUE}).")
	String budget = "100G";

	@Override
	protected int run(Session session) {
		ScheduleService schedules = session.get(ScheduleService.class);
		List<String> paths = session.get(Locations.class).all().stream().map(Location::root).toList();
		List<ScheduleShape> there = schedules.all().stream().map(ScheduleShape::of).toList();
		return make(paths, there, (spec) -> ScheduleShape.of(schedules.create(spec, ScheduleCommand.user())));
	}

	@Override
	public int callRemote(RemoteServer server) {
		RemoteSchedules schedules = new RemoteSchedules(server);
		List<String> paths = new ArrayList<>();
		server.forEach("/locations", (location) -> paths.add(RemoteEntries.path(location)));
		return make(paths, schedules.all(), (spec) -> schedules.create(spec, null));
	}

	private int make(List<String> paths, List<ScheduleShape> there, Function<ScheduleSpec, ScheduleShape> maker) {
		List<Object> names = new ArrayList<>();
		there.forEach((shape) -> names.add(String.valueOf(shape.object().get("name"))));
		for (ScheduleSpec spec : ReadySchedules.of(paths, Sizes.bytes(this.budget), ZoneId.systemDefault().getId())) {
			if (!names.contains(spec.name())) {
				note("Made '" + spec.name() + "', due next: " + maker.apply(spec).next());
			}
		}
		return ExitCodes.DONE;
	}

}
