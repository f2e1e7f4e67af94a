package dev.driveyard.cli.schedule;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteSchedules;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.shape.ScheduleShape;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.schedule.ScheduleService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard schedule}.
 */
@Command(name = "schedule",
		description = { "Jobs that the server of the library launches at times, each time once.",
				"What is changed here holds at once; nothing is launched while no server runs." },
		subcommands = { ScheduleCommand.ListAll.class, ScheduleCommand.Show.class, ScheduleAddCommand.class,
				ScheduleUsualCommand.class, ScheduleCommand.Remove.class, ScheduleCommand.Pause.class,
				ScheduleCommand.Resume.class, ScheduleCommand.RunNow.class })
public final class ScheduleCommand extends GroupCommand {

	/** Whose word it is what is made here. */
	static String user() {
		return System.getProperty("user.name", "");
	}

	/** A subcommand about one schedule. */
	abstract static class OneSchedule extends SessionCommand {

		@Parameters(paramLabel = "NAME", description = "The name of the schedule.")
		String name = "";

	}

	/** {@code schedule list}. */
	@Command(name = "list", description = "List the schedules with their next times.")
	static final class ListAll extends SessionCommand implements RemoteCommand {

		@Override
		protected int run(Session session) {
			return print(session.get(ScheduleService.class).all().stream().map(ScheduleShape::of).toList());
		}

		@Override
		public int callRemote(RemoteServer server) {
			return print(new RemoteSchedules(server).all());
		}

		private int print(List<ScheduleShape> all) {
			for (ScheduleShape shape : all) {
				if (this.json) {
					output().json(shape.object());
				}
				else {
					output().line(shape.line());
				}
			}
			if (all.isEmpty()) {
				note("There are no schedules. The usual ones: driveyard schedule usual");
			}
			return ExitCodes.DONE;
		}

	}

	/** {@code schedule show}. */
	@Command(name = "show", description = "Show a schedule: its next times, and what came of the last ones.")
	static final class Show extends OneSchedule implements RemoteCommand {

		private static final int TIMES = 5;

		@Override
		protected int run(Session session) {
			ScheduleService schedules = session.get(ScheduleService.class);
			ScheduleShape shape = ScheduleShape.of(schedules.find(this.name));
			shape.object()
				.put("next_times", schedules.nextTimes(this.name, TIMES).stream().map(Instant::toString).toList());
			return print(shape,
					() -> schedules.occurrences(this.name, Long.MAX_VALUE, TIMES)
						.stream()
						.map(ScheduleShape::line)
						.toList());
		}

		@Override
		public int callRemote(RemoteServer server) {
			RemoteSchedules schedules = new RemoteSchedules(server);
			return print(schedules.find(this.name, TIMES), () -> schedules.times(this.name, TIMES));
		}

		private int print(ScheduleShape shape, Supplier<List<String>> times) {
			if (this.json) {
				output().json(shape.object());
				return ExitCodes.DONE;
			}
			shape.object().remove("type");
			shape.object()
				.forEach((key, value) -> output().line(String.format("%-14s %s", key.replace('_', ' '), value)));
			times.get().forEach(output()::line);
			return ExitCodes.DONE;
		}

	}

	/** {@code schedule remove}. */
	@Command(name = "remove", description = "Forget a schedule. What it launched goes on.")
	static final class Remove extends OneSchedule implements RemoteCommand {

		@Override
		public int callRemote(RemoteServer server) {
			new RemoteSchedules(server).remove(this.name);
			note("The schedule '" + this.name + "' is forgotten.");
			return ExitCodes.DONE;
		}

		@Override
		protected int run(Session session) {
			session.get(ScheduleService.class).remove(this.name);
			note("The schedule '" + this.name + "' is forgotten.");
			return ExitCodes.DONE;
		}

	}

	/** {@code schedule pause}. */
	@Command(name = "pause", description = "Let a schedule be due no more until it is resumed.")
	static final class Pause extends OneSchedule implements RemoteCommand {

		@Override
		public int callRemote(RemoteServer server) {
			new RemoteSchedules(server).act(this.name, "pause");
			note("The schedule '" + this.name + "' is paused.");
			return ExitCodes.DONE;
		}

		@Override
		protected int run(Session session) {
			session.get(ScheduleService.class).pause(this.name);
			note("The schedule '" + this.name + "' is paused.");
			return ExitCodes.DONE;
		}

	}

	/** {@code schedule resume}. */
	@Command(name = "resume", description = "Let a schedule be due again, from now on.")
	static final class Resume extends OneSchedule implements RemoteCommand {

		@Override
		public int callRemote(RemoteServer server) {
			note("The schedule '" + this.name + "' is due next: "
					+ new RemoteSchedules(server).act(this.name, "resume").get("next"));
			return ExitCodes.DONE;
		}

		@Override
		protected int run(Session session) {
			session.get(ScheduleService.class).resume(this.name);
			note("The schedule '" + this.name + "' is due next: "
					+ session.get(ScheduleService.class).find(this.name).schedule().due().next());
			return ExitCodes.DONE;
		}

	}

	/** {@code schedule run}. */
	@Command(name = "run", description = "Put into the queue now what a schedule launches.")
	static final class RunNow extends OneSchedule implements RemoteCommand {

		@Override
		public int callRemote(RemoteServer server) {
			note("It is request " + new RemoteSchedules(server).act(this.name, "run").get("id")
					+ ". See: driveyard queue");
			return ExitCodes.DONE;
		}

		@Override
		protected int run(Session session) {
			long request = session.get(ScheduleService.class).runNow(this.name, user());
			note("It is request " + request + ". See: driveyard queue");
			return ExitCodes.DONE;
		}

	}

}
