package dev.driveyard.cli.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteSchedules;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Sizes;
import dev.driveyard.schedule.ReadySchedules;
import dev.driveyard.schedule.ScheduleService;
import dev.driveyard.schedule.ScheduleState;
import dev.driveyard.schedule.TimingText;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.SchedulePolicy.Missed;
import dev.driveyard.schedules.SchedulePolicy.Overlap;
import dev.driveyard.schedules.ScheduleSpec;
import dev.driveyard.schedules.ScheduleTiming;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/**
 * {@code driveyard schedule}.
 */
@Command(name = "schedule",
		description = { "Jobs that the server of the library launches at times, each time once.",
				"What is changed here holds at once; nothing is launched while no server runs." },
		subcommands = { ScheduleCommand.ListAll.class, ScheduleCommand.Show.class, ScheduleCommand.Add.class,
				ScheduleCommand.Usual.class, ScheduleCommand.Remove.class, ScheduleCommand.Pause.class,
				ScheduleCommand.Resume.class, ScheduleCommand.RunNow.class })
public final class ScheduleCommand extends GroupCommand {

	private static String user() {
		return System.getProperty("user.name", "");
	}

	private static String when(ScheduleTiming timing) {
		String cron = timing.cron();
		return (cron != null) ? cron + " " + timing.zone()
				: (timing.every() != null) ? "every " + timing.every() : "after '" + timing.after() + "'";
	}

	private static Map<String, Object> toMap(ScheduleState state) {
		Schedule schedule = state.schedule();
		Map<String, Object> map = object();
		map.put("type", "schedule");
		map.put("name", schedule.name());
		map.put("job", schedule.spec().job());
		map.put("parameters", schedule.spec().parameters());
		map.put("when", when(schedule.spec().timing()));
		map.put("paused", schedule.paused());
		map.put("next", text(schedule.due().next()));
		map.put("last", text(schedule.due().last()));
		Occurrence last = state.last();
		map.put("last_state", (last != null) ? last.state().name() : null);
		map.put("last_outcome", (last != null) ? last.result().outcome() : null);
		return map;
	}

	private static @Nullable String text(@Nullable Instant time) {
		return (time != null) ? time.toString() : null;
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
			List<ScheduleState> all = session.get(ScheduleService.class).all();
			for (ScheduleState state : all) {
				if (this.json) {
					output().json(toMap(state));
				}
				else {
					Schedule schedule = state.schedule();
					String next = schedule.paused() ? "paused" : String.valueOf(schedule.due().next());
					output().line(String.format("%-28s %-13s %-22s next %s%s", schedule.name(), schedule.spec().job(),
							when(schedule.spec().timing()), next, outcome(state.last())));
				}
			}
			return end(all.isEmpty());
		}

		@Override
		public int callRemote(RemoteServer server) {
			return end(new RemoteSchedules(server, output(), this.json).list() == 0);
		}

		private int end(boolean isEmpty) {
			if (isEmpty) {
				note("There are no schedules. The usual ones: driveyard schedule usual");
			}
			return ExitCodes.DONE;
		}

		private static String outcome(@Nullable Occurrence last) {
			if (last == null) {
				return "";
			}
			String outcome = last.result().outcome();
			return ", last " + last.due() + " " + ((outcome != null) ? outcome : last.state().name());
		}

	}

	/** {@code schedule show}. */
	@Command(name = "show", description = "Show a schedule: its next times, and what came of the last ones.")
	static final class Show extends OneSchedule {

		private static final int TIMES = 5;

		@Override
		protected int run(Session session) {
			ScheduleService schedules = session.get(ScheduleService.class);
			Map<String, Object> map = toMap(schedules.find(this.name));
			map.put("next_times", schedules.nextTimes(this.name, TIMES).stream().map(Instant::toString).toList());
			if (this.json) {
				output().json(map);
				return ExitCodes.DONE;
			}
			map.remove("type");
			map.forEach((key, value) -> output().line(String.format("%-14s %s", key.replace('_', ' '), value)));
			for (Occurrence one : schedules.occurrences(this.name, Long.MAX_VALUE, TIMES)) {
				output().line("  " + one.due() + "  " + one.state() + "  " + one.result().outcome()
						+ ((one.request() != null) ? "  request " + one.request() : "")
						+ ((one.result().message() != null) ? "  " + one.result().message() : ""));
			}
			return ExitCodes.DONE;
		}

	}

	/** {@code schedule add}. */
	@Command(name = "add",
			description = { "Launch a job at times.",
					"WHEN is a cron of five fields ('30 2 * * *', @daily), or how often: 15m, 2h, 1d.",
					"The parameters of jobs: driveyard jobs show JOB" })
	static final class Add extends OneSchedule {

		@Parameters(index = "1", paramLabel = "WHEN", description = "When; after:NAME for after each success of NAME.")
		String when = "";

		@Parameters(index = "2", paramLabel = "JOB", description = "The job.")
		String job = "";

		@Parameters(index = "3", paramLabel = "JSON", arity = "0..1", defaultValue = "{}",
				description = "Its parameters as JSON (default: none).")
		String parameters = "{}";

		@Option(names = "--zone", paramLabel = "ZONE", description = "Its time zone (default: that of this machine).")
		@Nullable String zone;

		@Option(names = "--missed", paramLabel = "WHAT", defaultValue = "once",
				description = "Times without a server: once makes up for them, skip does not (default:"
						+ " ${DEFAULT-VALUE}).")
		Missed missed = Missed.ONCE;

		@Option(names = "--overlap", paramLabel = "WHAT", defaultValue = "skip",
				description = "While the one before runs: skip it, or queue it (default: ${DEFAULT-VALUE}).")
		Overlap overlap = Overlap.SKIP;

		@Option(names = "--window", paramLabel = "FROM-TO",
				description = "Runs are at work in these hours only, such as 22:00-06:00, and go on in the next.")
		@Nullable String window;

		@Option(names = "--time-limit", paramLabel = "TIME", description = "Stop a run that takes longer, such as 4h.")
		@Nullable String timeLimit;

		@Option(names = "--retries", paramLabel = "N", defaultValue = "0",
				description = "Go on with a run that failed up to N times (default: ${DEFAULT-VALUE}).")
		int retries;

		@Override
		protected int run(Session session) {
			String place = (this.zone != null) ? this.zone : ZoneId.systemDefault().getId();
			ScheduleTiming timing = this.when.startsWith("after:")
					? ScheduleTiming.after(this.when.substring("after:".length()), place)
					: TimingText.parse(this.when, place);
			SchedulePolicy policy = SchedulePolicy.USUAL.with(this.missed, this.overlap)
				.within((this.window != null) ? TimingText.window(this.window) : null)
				.atMost((this.timeLimit != null) ? TimingText.duration(this.timeLimit) : null)
				.retrying(this.retries, SchedulePolicy.USUAL.backOff());
			ScheduleState made = session.get(ScheduleService.class)
				.create(new ScheduleSpec(this.name, this.job, read(this.parameters), timing, policy), user());
			if (this.json) {
				output().json(toMap(made));
			}
			else {
				note("The schedule '" + this.name + "' is due next: " + made.schedule().due().next());
			}
			return ExitCodes.DONE;
		}

		private static Map<String, Object> read(String json) {
			try {
				return Json.read(json);
			}
			catch (JacksonException ex) {
				throw new IllegalArgumentException("The parameters are no JSON object: " + ex.getOriginalMessage(), ex);
			}
		}

	}

	/** {@code schedule usual}. */
	@Command(name = "usual", description = { "Make the schedules that most libraries want, those that are missing.",
			"A rescan of each location each night, a scrub of a part of all files each night, duplicates each week,"
					+ " and old runs taken out of the history." })
	static final class Usual extends SessionCommand {

		@Option(names = "--budget", paramLabel = "SIZE", defaultValue = "100G",
				description = "Read so much again each night (default: ${DEFAULT-VALUE}).")
		String budget = "100G";

		@Override
		protected int run(Session session) {
			ScheduleService schedules = session.get(ScheduleService.class);
			List<String> there = schedules.all().stream().map((state) -> state.schedule().name()).toList();
			List<String> paths = session.get(Locations.class).all().stream().map(Location::root).toList();
			for (ScheduleSpec spec : ReadySchedules.of(paths, Sizes.bytes(this.budget),
					ZoneId.systemDefault().getId())) {
				if (!there.contains(spec.name())) {
					ScheduleState made = schedules.create(spec, user());
					note("Made '" + spec.name() + "', due next: " + made.schedule().due().next());
				}
			}
			return ExitCodes.DONE;
		}

	}

	/** {@code schedule remove}. */
	@Command(name = "remove", description = "Forget a schedule. What it launched goes on.")
	static final class Remove extends OneSchedule implements RemoteCommand {

		@Override
		public int callRemote(RemoteServer server) {
			server.delete("/schedules/" + RemoteServer.encode(this.name));
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
			server.post("/schedules/" + RemoteServer.encode(this.name) + "/pause");
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
					+ server.post("/schedules/" + RemoteServer.encode(this.name) + "/resume").get("next"));
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
			note("It is request " + server.post("/schedules/" + RemoteServer.encode(this.name) + "/run").get("id")
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
