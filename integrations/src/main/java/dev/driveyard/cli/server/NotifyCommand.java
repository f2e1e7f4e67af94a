package dev.driveyard.cli.server;

import java.util.List;
import java.util.Map;

import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.notify.NoticeTrial;
import picocli.CommandLine.Command;

/**
 * {@code driveyard notify}.
 */
@Command(name = "notify", description = "Who is told by the server of the library, by web request or mail.",
		subcommands = NotifyCommand.Trial.class)
public final class NotifyCommand extends GroupCommand {

	/** {@code notify test}. */
	@Command(name = "test",
			description = {
					"Send a notice that is only a test to all that the server's settings name, once, and say what"
							+ " came of it.",
					"Settings are read as a server that starts now would read them: from server.properties in the"
							+ " library's folder and from this environment.",
					"Ends with 0 if all have taken it, with 1 if one has not, or nobody is to be told." })
	static final class Trial extends BaseCommand implements RemoteCommand {

		@Override
		public Integer call() {
			return tell(context().notices().send(library()));
		}

		@Override
		public int callRemote(RemoteServer server) {
			return tell(RemoteServer.items(server.post("/notices/test"))
				.stream()
				.map((told) -> new NoticeTrial.Result(RemoteServer.text(told.get("channel")),
						RemoteServer.text(told.get("receiver")),
						(told.get("message") instanceof String failure) ? failure : null))
				.toList());
		}

		private int tell(List<NoticeTrial.Result> results) {
			results.forEach(this::print);
			if (results.isEmpty()) {
				output().note("driveyard: Nobody is to be told of anything: set driveyard.notify.webhook.url or"
						+ " driveyard.notify.mail.to in server.properties, in the library's folder.");
			}
			boolean all = results.stream().allMatch(NoticeTrial.Result::isTaken);
			return (all && !results.isEmpty()) ? ExitCodes.DONE : ExitCodes.FAILED;
		}

		private void print(NoticeTrial.Result result) {
			if (this.json) {
				Map<String, Object> map = object();
				map.put("type", "notice");
				map.put("channel", result.channel());
				map.put("receiver", result.receiver());
				map.put("taken", result.isTaken());
				map.put("message", result.failure());
				output().json(map);
			}
			else if (result.isTaken()) {
				output().line(result.channel() + ": " + result.receiver() + " has taken it.");
			}
			else {
				output().flush();
				output().note("driveyard: " + result.channel() + ": " + result.failure());
			}
		}

	}

}
