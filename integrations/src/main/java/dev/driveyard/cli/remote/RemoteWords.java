package dev.driveyard.cli.remote;

import java.util.Map;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.cli.command.OptionParameters;
import dev.driveyard.cli.words.FailureWords;
import dev.driveyard.client.AnsweredProblemException;
import dev.driveyard.jobs.operate.InvalidParameterException;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a server elsewhere says, in the words of this command line.
 */
public final class RemoteWords {

	private static final String PARAMETER = "parameters.";

	private static final int WRONG_USE = 400;

	private RemoteWords() {
	}

	/** Whether the command was used wrongly. */
	public static boolean isUsage(AnsweredProblemException problem) {
		return problem.status() == WRONG_USE;
	}

	/** What went wrong, for who typed a command. */
	public static String text(AnsweredProblemException problem, CommandSpec command) {
		String field = problem.field();
		if (field != null && field.startsWith(PARAMETER)) {
			return OptionParameters.explain(
					new InvalidParameterException(field.substring(PARAMETER.length()), problem.fieldProblem()),
					command);
		}
		return FailureWords.text(problem.failure()) + switch (problem.type()) {
			case "not-authenticated" -> " Give a token that is in force: --token-file FILE, or DRIVEYARD_TOKEN_FILE.";
			case "not-allowed" -> " An administrator makes others: driveyard token create NAME --role ROLE";
			case "wrong-host" -> " Its setting driveyard.server.names says how it is called.";
			default -> "";
		};
	}

	/** What a request waits for; empty if it does not wait. */
	static String waits(Map<String, Object> request) {
		if (!(request.get("queuedBehind") instanceof Map<?, ?> obstacle)) {
			return "";
		}
		String text = RemoteServer.text(obstacle.get("text"));
		return switch (RemoteServer.text(obstacle.get("kind"))) {
			case "PAUSED" -> "it waits: the queue is paused. To go on: driveyard queue resume";
			case "NOT_YET" -> "it waits for its time.";
			case "OTHER_DEVICE" -> "it waits for a server on the machine whose files it is about.";
			case "TURN" -> "it waits for its turn.";
			default -> text.isEmpty() ? "" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
		};
	}

	/** Something that a run could not handle. */
	static Issue issue(Map<String, Object> told) {
		return new Issue(code(RemoteServer.text(told.get("code"))), RemoteServer.text(told.get("path")),
				RemoteServer.text(told.get("message")));
	}

	private static Issue.Code code(String name) {
		for (Issue.Code code : Issue.Code.values()) {
			if (code.name().equals(name)) {
				return code;
			}
		}
		return Issue.Code.UNREADABLE_ENTRY;
	}

}
