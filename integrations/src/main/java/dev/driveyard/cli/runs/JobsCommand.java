package dev.driveyard.cli.runs;

import java.util.Map;

import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
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
public final class JobsCommand extends SessionCommand {

	@Override
	protected int run(Session session) {
		for (JobDefinition job : session.get(RunOperator.class).definitions()) {
			if (this.json) {
				output().json(describe(job));
			}
			else {
				output().line(String.format("%-12s %s", job.name(), job.description()));
				output().line(String.format("%-12s %s", "", String.join(" → ", job.steps())));
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
	static final class Show extends SessionCommand {

		@Parameters(paramLabel = "JOB", description = "The name of the job.")
		String job = "";

		@Override
		protected int run(Session session) {
			JobDefinition found = session.get(RunOperator.class).definition(this.job);
			if (this.json) {
				output().json(describe(found));
				return ExitCodes.DONE;
			}
			output().line(found.name() + ": " + found.description());
			output().line(String.join(" → ", found.steps()));
			found.parameters().parameters().forEach(this::print);
			return ExitCodes.DONE;
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
