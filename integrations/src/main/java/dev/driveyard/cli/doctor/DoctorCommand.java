package dev.driveyard.cli.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.HereOnly;
import dev.driveyard.cli.doctor.Diagnosis.Item;
import dev.driveyard.cli.terminal.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard doctor}.
 */
@Command(name = "doctor",
		description = {
				"Look for what is wrong with this installation, the library and file systems, and say what to do.",
				"Each PATH is a folder: what its file system can is tried in a new folder there, which is removed"
						+ " again. The library is checked if there is one.",
				"Exit code: 0 if there is no fault, 5 if there is one." })
public final class DoctorCommand extends BaseCommand implements HereOnly {

	@Parameters(paramLabel = "PATH", arity = "0..*", description = "Folders to look at.")
	List<Path> paths = new ArrayList<>();

	@Override
	public String reason() {
		return "It looks at this machine: its Java, its file systems, its library. Run it where the server is. What that"
				+ " server says of its library: driveyard library info";
	}

	@Override
	public Integer call() {
		Diagnosis diagnosis = new Diagnosis();
		new DoctorSystem(diagnosis).look(context().version());
		new DoctorLibrary(diagnosis, context()).look(this.libraryName);
		this.paths.forEach((path) -> new DoctorPath(diagnosis).look(path));
		diagnosis.items().forEach(this::print);
		return diagnosis.hasFault() ? ExitCodes.FINDINGS : ExitCodes.DONE;
	}

	private void print(Item item) {
		if (this.json) {
			output().json(item.toMap());
			return;
		}
		if (this.quiet && item.level() == Diagnosis.Level.OK) {
			return;
		}
		output().line(String.format("%-8s %-22s %s", item.level().word(), item.subject(), item.text()));
		if (item.remedy() != null) {
			output().line(" ".repeat(9) + "-> " + item.remedy());
		}
	}

}
