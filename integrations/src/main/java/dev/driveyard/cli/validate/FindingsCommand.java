package dev.driveyard.cli.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.driveyard.catalogue.findings.Finding.Severity;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.findings.StoredFinding.Status;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.VolumeRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard validate findings}.
 */
@Command(name = "findings", description = { "What validations have found, the worst first.",
		"A finding is new when one run has seen it, open when a later one has seen it again, resolved when a run that"
				+ " looked no longer saw it. Without --status: all that are not resolved." })
final class FindingsCommand extends SessionCommand implements RemoteCommand {

	@Parameters(paramLabel = "PATH", arity = "0..*", description = "Only what is at PATH or below it.")
	List<String> paths = new ArrayList<>();

	@Option(names = "--severity", paramLabel = "SEVERITY", defaultValue = "info",
			description = "info, warning, error or critical: these and worse ones (default: ${DEFAULT-VALUE}).")
	String severity = "info";

	@Option(names = "--status", paramLabel = "STATUS", description = "new, open or resolved.")
	@Nullable String status;

	@Mixin
	final FindingFormat format = new FindingFormat();

	@Override
	protected int run(Session session) {
		this.format.require(this.json);
		Findings.Filter filter = new Findings.Filter(choice("--severity", this.severity, Severity.values()),
				(this.status != null) ? choice("--status", this.status, Status.values()) : null, null,
				places(session.get(VolumeRegistry.class)));
		this.format.print(output(), FindingSource.of(session, filter), this.json,
				"All of the library " + session.library().name());
		return ExitCodes.DONE;
	}

	@Override
	public int callRemote(RemoteServer server) {
		this.format.require(this.json);
		StringBuilder query = new StringBuilder(
				"severity=" + choice("--severity", this.severity, Severity.values()).name().toLowerCase(Locale.ROOT));
		if (this.status != null) {
			query.append("&status=")
				.append(choice("--status", this.status, Status.values()).name().toLowerCase(Locale.ROOT));
		}
		this.paths.stream()
			.map((path) -> EncodedName.display(CommandPaths.encode(typed(path))))
			.forEach((path) -> query.append("&path=").append(RemoteServer.encode(path)));
		this.format.print(output(), FindingSource.of(server, query.toString()), this.json, "All at " + server);
		return ExitCodes.DONE;
	}

	private List<Findings.Place> places(VolumeRegistry volumes) {
		return this.paths.stream()
			.map((path) -> volumes.address(CommandPaths.encode(path)))
			.map((address) -> new Findings.Place(address, volumes.isHere(address)))
			.toList();
	}

	private static <E extends Enum<E>> E choice(String option, String text, E[] values) {
		return Stream.of(values)
			.filter((value) -> value.name().equalsIgnoreCase(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(option + " is one of "
					+ Stream.of(values)
						.map((value) -> value.name().toLowerCase(Locale.ROOT))
						.collect(Collectors.joining(", "))
					+ "; not '" + text + "'"));
	}

}
