package dev.driveyard.cli.schedule;

import java.time.ZoneId;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteSchedules;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.shape.ScheduleShape;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.schedule.ScheduleService;
import dev.driveyard.schedule.TimingText;
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
 * {@code driveyard schedule add}.
 */
@Command(name = "add",
		description = { "Launch a job at times.",
				"WHEN is a cron of five fields ('30 2 * * *', @daily), or how often: 15m, 2h, 1d.",
				"The parameters of jobs: driveyard jobs show JOB" })
final class ScheduleAddCommand extends ScheduleCommand.OneSchedule implements RemoteCommand {

	@Parameters(index = "1", paramLabel = "WHEN", description = "When; after:NAME for after each success of NAME.")
	String when = "";

	@Parameters(index = "2", paramLabel = "JOB", description = "The job.")
	String job = "";

	@Parameters(index = "3", paramLabel = "JSON", arity = "0..1", defaultValue = "{}",
			description = "Its parameters as JSON (default: none).")
	String parameters = "{}";

	@Option(names = "--zone", paramLabel = "ZONE", description = "Its time zone (default: that of the machine).")
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

	@Option(names = "--time-limit", paramLabel = "TIME",
			description = "Stop a run that takes longer, such as 4h; a year at most.")
	@Nullable String timeLimit;

	@Option(names = "--retries", paramLabel = "N", defaultValue = "0",
			description = "Go on with a run that failed up to N times (default: ${DEFAULT-VALUE}).")
	int retries;

	@Override
	protected int run(Session session) {
		return print(ScheduleShape.of(session.get(ScheduleService.class).create(spec(), ScheduleCommand.user())));
	}

	@Override
	public int callRemote(RemoteServer server) {
		return print(new RemoteSchedules(server).create(spec(), this.zone));
	}

	private int print(ScheduleShape made) {
		if (this.json) {
			output().json(made.object());
		}
		else {
			note("The schedule '" + this.name + "' is due next: " + made.next());
		}
		return ExitCodes.DONE;
	}

	private ScheduleSpec spec() {
		String place = (this.zone != null) ? this.zone : ZoneId.systemDefault().getId();
		ScheduleTiming timing = this.when.startsWith("after:")
				? ScheduleTiming.after(this.when.substring("after:".length()), place)
				: TimingText.parse(this.when, place);
		SchedulePolicy policy = SchedulePolicy.USUAL.with(this.missed, this.overlap)
			.within((this.window != null) ? TimingText.window(this.window) : null)
			.atMost((this.timeLimit != null) ? TimingText.duration(this.timeLimit) : null)
			.retrying(this.retries, SchedulePolicy.USUAL.backOff());
		return new ScheduleSpec(this.name, this.job, read(this.parameters), timing, policy);
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
