package dev.driveyard.cli.runs;

import java.util.List;
import java.util.Map;

import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteJob;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.Parameter;
import dev.driveyard.jobs.operate.ParameterText;
import dev.driveyard.jobs.operate.RunOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard jobs}.
 */
@Command(name = "jobs",
		description = { "List the kinds of jobs.",
				"With --json: each with its steps and the JSON Schema" + " of its parameters." },
		synopsisSubcommandLabel = "[COMMAND]", subcommands = JobsCommand.Show.class)
public final class JobsCommand extends SessionCommand implements RemoteCommand {

	@Override
	public int callRemote(RemoteServer server) {
		for (RemoteJob job : RemoteJob.all(server)) {
			if (this.json) {
				job.printJson(output());
			}
			else {
				line(job.name(), job.description(), job.steps());
			}
		}
		return ExitCodes.DONE;
	}

	private void line(String name, String description, List<String> steps) {
		output().line(String.format("%-12s %s", name, description));
		output().line(String.format("%-12s %s", "", String.join(" → ", steps)));
	}

	@Override
	protected int run(Session session) {
		for (JobDefinition job : session.get(RunOperator.class).definitions()) {
			if (this.json) {
				output().json(describe(job));
			}
			else {
				line(job.name(), job.description(), job.steps());
			}
		}
		return ExitCodes.DONE;
	}

	private static Map<String, Object> describe(JobDefinition job) {
		Map<String, Object> map = object();
		map.put("type", "job");
		map.put("name", job.name());
		map.put("description", job.description());
		map.put("steps", job.steps());
		map.put("parameters", job.parameters().schema());
		return map;
	}

	/** {@code driveyard jobs show}. */
	@Command(name = "show", description = {
			"Show what can be asked of a kind of job, and what holds if nothing is said.",
			"Two runs that differ only in what is marked as tuning are the same work: the second goes on where the"
					+ " first stopped." })
	static final class Show extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "JOB", description = "The name of the job.")
		String job = "";

		@Override
		protected int run(Session session) {
			JobDefinition found = session.get(RunOperator.class).definition(this.job);
			if (this.json) {
				output().json(describe(found));
				return ExitCodes.DONE;
			}
			print(found.name(), found.description(), found.steps(), found.parameters().parameters());
			return ExitCodes.DONE;
		}

		@Override
		public int callRemote(RemoteServer server) {
			RemoteJob found = RemoteJob.one(server, this.job);
			if (this.json) {
				found.printJson(output());
			}
			else {
				print(found.name(), found.description(), found.steps(), found.parameters());
			}
			return ExitCodes.DONE;
		}

		private void print(String name, String description, List<String> steps, List<Parameter> parameters) {
			output().line(name + ": " + description);
			output().line(String.join(" → ", steps));
			parameters.forEach(this::print);
		}

		private void print(Parameter parameter) {
			String standard = ParameterText.defaultValue(parameter);
			String more = parameter.required() ? "; needed" : (standard.isEmpty() ? "" : "; default " + standard);
			output().line("");
			output().line(parameter.name() + "  (" + ParameterText.kind(parameter) + more
					+ (parameter.identifying() ? ")" : "; tuning)"));
			output().line("    " + parameter.description());
			if (!parameter.choices().isEmpty()) {
				output().line("    " + String.join(", ", parameter.choices()));
			}
		}

	}

}
