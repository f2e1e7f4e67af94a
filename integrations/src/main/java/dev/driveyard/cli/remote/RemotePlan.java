package dev.driveyard.cli.remote;

import java.util.Map;
import java.util.function.Consumer;

import dev.driveyard.cli.command.OperationPrinter;
import dev.driveyard.cli.terminal.Output;

/**
 * Prints what a run has planned.
 */
public final class RemotePlan implements Consumer<Map<String, Object>> {

	private final Output output;

	private final boolean json;

	public RemotePlan(Output output, boolean json) {
		this.output = output;
		this.json = json;
	}

	@Override
	public void accept(Map<String, Object> operation) {
		if (this.json) {
			this.output.json(operation);
			return;
		}
		String amount = OperationPrinter.amount(RemoteServer.number(operation.get("files")),
				RemoteServer.number(operation.get("directories")), RemoteServer.number(operation.get("bytes")));
		this.output.line(String.format("%-36s  %s", amount, RemoteServer.text(operation.get("path"))));
		if (operation.get("kept") instanceof String kept) {
			this.output.line(String.format("%-36s  %s", Boolean.TRUE.equals(operation.get("similar"))
					? "    looks like, and for it stays" : "    for it stays", kept));
		}
		if (operation.get("message") instanceof String message) {
			this.output.line("    " + message);
		}
	}

}
