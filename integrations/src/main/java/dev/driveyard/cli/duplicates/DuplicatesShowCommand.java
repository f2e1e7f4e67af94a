package dev.driveyard.cli.duplicates;

import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteGroups;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard duplicates show}.
 */
@Command(name = "show",
		description = "Show what a run has found, as it was then. Kept until the same is asked for again.")
final class DuplicatesShowCommand extends SessionCommand implements RemoteCommand {

	@Parameters(paramLabel = "RUN", arity = "0..1",
			description = "The number of the run; the last one if there is none.")
	@Nullable Long run;

	@Mixin
	DuplicateReportOptions report = new DuplicateReportOptions();

	@Override
	protected int run(Session session) {
		this.report.check(this.json);
		this.report.print(session.get(DuplicateGroups.class), find(session, this.run), output(), this.json);
		return ExitCodes.DONE;
	}

	@Override
	public int callRemote(RemoteServer server) {
		this.report.check(this.json);
		Run found = RemoteGroups.find(server, this.run);
		this.report.print(RemoteGroups.of(server, found), found, output(), this.json);
		return ExitCodes.DONE;
	}

	/**
	 * A run that has found duplicates.
	 * @param number null for the last one
	 */
	static Run find(Session session, @Nullable Long number) {
		RunStore runs = session.get(RunStore.class);
		if (number == null) {
			return runs.lastCompleted("duplicates")
				.orElseThrow(() -> new OperateException("No run has looked for duplicates yet: driveyard duplicates"));
		}
		Run found = session.get(RunOperator.class).require(number);
		if (!found.job().equals("duplicates")) {
			throw new OperateException("Run " + number + " is a run of the job '" + found.job() + "'.");
		}
		Run last = runs.lastOf(found.subject()).orElse(found);
		Run newest = runs.lastOf(found.instance()).orElse(found);
		if (newest.status() != BatchStatus.COMPLETED) {
			throw new OperateException("Run " + number + " did not come to its end. driveyard runs restart " + number);
		}
		if (last.instance() != found.instance() && last.status() == BatchStatus.COMPLETED) {
			throw new OperateException("What run " + number + " found was replaced by run " + last.id() + ".");
		}
		return newest;
	}

}
