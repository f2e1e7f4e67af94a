package dev.driveyard.cli;

import java.util.Map;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation.Action;
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
				+ " The damaged file stays beside it as NAME.damaged-N. What was edited is left alone." })
final class RepairCommand extends PlannedCommand {

	@Parameters(paramLabel = "RUN", description = "The number of the validation.")
	long run;

	@Option(names = "--fresh", description = "Give an interrupted run up and start over.")
	boolean fresh;

	@Override
	String name() {
		return "repair " + this.run;
	}

	@Override
	String job() {
		return "repair";
	}

	@Override
	Map<String, Object> parameters() {
		return Map.of("run", this.run);
	}

	@Override
	boolean fresh() {
		return this.fresh;
	}

	@Override
	boolean isFinal() {
		return true;
	}

	@Override
	String word() {
		return "repair";
	}

	@Override
	String question() {
		return "The damaged files will be kept under other names. ";
	}

	@Override
	void printPlan(Session session, Run planned) {
		print(session, planned);
	}

	private void print(Session session, Run planned) {
		OperationPrinter printer = new OperationPrinter(output(), session, this.json);
		session.get(Journal.class)
			.operations(planned.instance())
			.stream()
			.filter((operation) -> operation.action() == Action.REPAIR)
			.forEach((operation) -> printer.print(operation, planned.id()));
	}

	@Override
	void advise(Session session, Run ended) {
		if (ended.status() == BatchStatus.STOPPED) {
			note("Stopped. The same command goes on where it stopped.");
		}
		if (ended.status() == BatchStatus.COMPLETED && !this.quiet) {
			print(session, ended);
		}
		if (ended.issues() > 0 && ended.status() == BatchStatus.COMPLETED) {
			note("Some files could not be restored: driveyard runs issues " + ended.id());
		}
	}

}
