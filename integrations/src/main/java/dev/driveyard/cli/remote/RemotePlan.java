package dev.driveyard.cli.remote;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

import dev.driveyard.cli.command.OperationPrinter;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.cli.words.IssueWords;

/**
 * Prints what runs have planned or done, as a server elsewhere has it in its journal.
 */
public final class RemotePlan implements Consumer<Map<String, Object>> {

	private final Output output;

	private final boolean json;

	public RemotePlan(Output output, boolean json) {
		this.output = output;
		this.json = json;
	}

	/** A line of a plan. */
	@Override
	public void accept(Map<String, Object> operation) {
		if (this.json) {
			this.output.json(operation);
			return;
		}
		this.output.pathLine(String.format("%-36s  ", amount(operation)), RemoteEntries.path(operation), false);
		if (operation.get("message") instanceof String message) {
			this.output.line("    " + message);
		}
	}

	/** A line of the history. */
	public void history(Map<String, Object> operation) {
		String message = (operation.get("message") instanceof String told)
				? IssueWords.text(told, RemoteServer.text(operation.get("action")),
						RemoteServer.text(operation.get("state")), RemoteEntries.path(operation))
				: null;
		if (message != null) {
			operation.put("message", message);
		}
		if (this.json) {
			this.output.json(operation);
			return;
		}
		String when = (operation.get("ended") instanceof String ended) ? Format.time(Instant.parse(ended)) : "not yet";
		String before = String.format("%-16s  run %-4d  %-8s %-8s %-32s  ", when,
				RemoteServer.number(operation.get("run")), operation.get("action"), operation.get("state"),
				amount(operation));
		String path = RemoteEntries.path(operation);
		String target = operation.containsKey("target") ? RemoteEntries.name(operation, "target") : path;
		this.output.pathLine(before, target.equals(path) ? path : path + " -> " + target, false);
		if (message != null) {
			this.output.line("    " + message);
		}
	}

	/** The files of a line of the history. */
	public void files(RemoteServer server, Map<String, Object> operation) {
		server.forEach("/journal/" + RemoteServer.number(operation.get("id")) + "/files",
				(file) -> OperationPrinter.printFile(this.output, file, this.json));
	}

	private static String amount(Map<String, Object> operation) {
		return OperationPrinter.amount(RemoteServer.number(operation.get("files")),
				RemoteServer.number(operation.get("directories")), RemoteServer.number(operation.get("bytes")));
	}

}
