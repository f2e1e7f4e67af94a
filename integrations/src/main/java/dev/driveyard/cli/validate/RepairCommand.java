package dev.driveyard.cli.validate;

import java.util.Map;
import java.util.function.Predicate;

import dev.driveyard.cli.command.OperationPrinter;
import dev.driveyard.cli.command.PlannedCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteLauncher;
import dev.driveyard.cli.remote.RemotePlan;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.summary.RepairSummary;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.runs.Run;
import org.springframework.batch.core.BatchStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard repair}.
 */
@Command(name = "repair", description = { "Restore the files that a validation found damaged or missing.",
		"Another file of the library that is recorded to hold the same is read now, and only if every byte of it"
				+ " is right it takes the place of the damaged one, with the mode, owner and time that the catalogue has."
				+ " The damaged file stays beside it as NAME.damaged-N. What was edited is left alone. What something wrote"
				+ " to without a new time, as some tag editors do, is damaged as far as can be told: the plan lists such"
				+ " files apart, and --untouched-only leaves them out." })
public final class RepairCommand extends PlannedCommand {

	@Parameters(paramLabel = "RUN", description = "The number of the validation.")
	long run;

	@Option(names = "--untouched-only",
			description = "Only restore what nothing wrote to: leave out files whose change time moved since they were"
					+ " indexed though their time did not.")
	boolean untouchedOnly;

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Override
	protected String name() {
		return "repair " + this.run;
	}

	@Override
	protected String job() {
		return "repair";
	}

	@Override
	protected Map<String, Object> parameters() {
		return Map.of("run", this.run);
	}

	@Override
	protected boolean fresh() {
		return this.fresh;
	}

	@Override
	protected boolean isFinal() {
		return true;
	}

	@Override
	protected String word() {
		return "repair";
	}

	@Override
	public String question() {
		return "The damaged files will be kept under other names. ";
	}

	@Override
	protected boolean isEmpty(Session session, Run planned) {
		return summary(session, planned).planned() == 0;
	}

	private static RepairSummary summary(Session session, Run run) {
		return session.get(RunOperator.class).summary(run, RepairSummary.class);
	}

	@Override
	protected String nothing() {
		return "There is nothing to repair by run " + this.run + ".";
	}

	@Override
	protected void printPlan(Session session, Run planned) {
		print(session, planned, (operation) -> !isWritten(operation));
		Map<String, Long> counts = summary(session, planned).counts();
		if (tellWritten(counts)) {
			print(session, planned, RepairCommand::isWritten);
			adviseOfWritten();
		}
		adviseOfLeftOut(counts);
	}

	@Override
	protected void printPlan(RemoteLauncher launcher, Run planned) {
		print(launcher, planned, (told) -> !isWritten(told));
		Map<String, Long> counts = launcher.summary(planned).counts();
		if (tellWritten(counts)) {
			print(launcher, planned, RepairCommand::isWritten);
			adviseOfWritten();
		}
		adviseOfLeftOut(counts);
	}

	/** Of what is not done yet only that has something to be known before. */
	private static boolean isWritten(Operation operation) {
		return operation.state() == State.PLANNED && operation.message() != null;
	}

	private static boolean isWritten(Map<String, Object> told) {
		return "planned".equals(told.get("state")) && told.get("message") != null;
	}

	/** Whether there is any of that. */
	private boolean tellWritten(Map<String, Long> counts) {
		long written = count(counts, "written_since");
		if (written > 0 && !this.json) {
			output().line(
					"Of what is planned, something wrote to " + Format.count(written, "file") + " without a new time:");
		}
		return written > 0;
	}

	private void adviseOfWritten() {
		note("If that was meant to be: --untouched-only leaves them out, and an index run takes what they hold now"
				+ " for right.");
	}

	private void print(Session session, Run planned, Predicate<Operation> which) {
		OperationPrinter printer = new OperationPrinter(output(), session, this.json);
		session.get(Journal.class)
			.operations(planned.instance())
			.stream()
			.filter((operation) -> operation.action() == Action.REPAIR)
			.filter(which)
			.forEach((operation) -> printer.print(operation, planned.id()));
	}

	private void print(RemoteLauncher launcher, Run planned, Predicate<Map<String, Object>> which) {
		RemotePlan printer = new RemotePlan(output(), this.json);
		launcher.plan(planned, (told) -> {
			if ("repair".equals(told.get("action")) && which.test(told)) {
				printer.history(told);
			}
		});
	}

	private void adviseOfLeftOut(Map<String, Long> counts) {
		if (count(counts, "left_out") > 0) {
			note("Left out, since something wrote to them: " + Format.count(count(counts, "left_out"), "file")
					+ ". Without --untouched-only they are restored too, and what they hold now is kept aside.");
		}
	}

	@Override
	public void advise(Session session, Run ended) {
		if (isTold(ended)) {
			print(session, ended, (operation) -> true);
		}
		super.advise(session, ended);
	}

	@Override
	protected void advise(RemoteLauncher launcher, Run ended) {
		if (isTold(ended)) {
			print(launcher, ended, (told) -> true);
		}
		super.advise(launcher, ended);
	}

	private boolean isTold(Run ended) {
		return ended.status() == BatchStatus.COMPLETED && !this.quiet;
	}

	@Override
	protected void advise(Run ended, Map<String, Long> counts) {
		if (isTold(ended)) {
			adviseOfLeftOut(counts);
		}
	}

	@Override
	protected String troubles() {
		return "Some files could not be restored";
	}

}
