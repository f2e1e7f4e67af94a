package dev.driveyard.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.driveyard.cli.catalogue.DuCommand;
import dev.driveyard.cli.catalogue.FindCommand;
import dev.driveyard.cli.catalogue.IndexCommand;
import dev.driveyard.cli.catalogue.InfoCommand;
import dev.driveyard.cli.catalogue.LocationCommand;
import dev.driveyard.cli.catalogue.LsCommand;
import dev.driveyard.cli.catalogue.StatsCommand;
import dev.driveyard.cli.catalogue.TreeCommand;
import dev.driveyard.cli.catalogue.VolumeCommand;
import dev.driveyard.cli.compare.CheckCommand;
import dev.driveyard.cli.doctor.DoctorCommand;
import dev.driveyard.cli.duplicates.DuplicatesCommand;
import dev.driveyard.cli.files.DeleteCommand;
import dev.driveyard.cli.files.HistoryCommand;
import dev.driveyard.cli.files.TransferCommand;
import dev.driveyard.cli.files.TrashCommand;
import dev.driveyard.cli.files.UndoCommand;
import dev.driveyard.cli.library.LibraryCommand;
import dev.driveyard.cli.pictures.GalleryCommand;
import dev.driveyard.cli.pictures.ThumbnailsCommand;
import dev.driveyard.cli.runs.JobsCommand;
import dev.driveyard.cli.runs.QueueCommand;
import dev.driveyard.cli.runs.RunsCommand;
import dev.driveyard.cli.schedule.ScheduleCommand;
import dev.driveyard.cli.schedule.WatchCommand;
import dev.driveyard.cli.server.EventsCommand;
import dev.driveyard.cli.server.NotifyCommand;
import dev.driveyard.cli.server.ServeCommand;
import dev.driveyard.cli.server.TokenCommand;
import dev.driveyard.cli.validate.HashCommand;
import dev.driveyard.cli.validate.ManifestCommand;
import dev.driveyard.cli.validate.RepairCommand;
import dev.driveyard.cli.validate.ValidateCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * The commands by their names. To know all of their options takes long, so that what was
 * typed is known alone where it is one of them.
 */
final class KnownCommands {

	/** In the order of the help. */
	static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

	/** These tell of all others. */
	private static final Set<String> TELLING = Set.of("help", "generate-completion");

	/** Options before the command that have a value after them. */
	private static final Set<String> WITH_VALUE = Set.of("--server", "--token-file", "--ca-file", "--library", "-l");

	static {
		ALL.put("index", IndexCommand.class);
		ALL.put("ls", LsCommand.class);
		ALL.put("tree", TreeCommand.class);
		ALL.put("find", FindCommand.class);
		ALL.put("du", DuCommand.class);
		ALL.put("info", InfoCommand.class);
		ALL.put("stats", StatsCommand.class);
		ALL.put("hash", HashCommand.class);
		ALL.put("copy", TransferCommand.Copy.class);
		ALL.put("move", TransferCommand.Move.class);
		ALL.put("delete", DeleteCommand.class);
		ALL.put("duplicates", DuplicatesCommand.class);
		ALL.put("thumbnails", ThumbnailsCommand.class);
		ALL.put("gallery", GalleryCommand.class);
		ALL.put("trash", TrashCommand.class);
		ALL.put("history", HistoryCommand.class);
		ALL.put("undo", UndoCommand.class);
		ALL.put("check", CheckCommand.class);
		ALL.put("validate", ValidateCommand.class);
		ALL.put("repair", RepairCommand.class);
		ALL.put("manifest", ManifestCommand.class);
		ALL.put("location", LocationCommand.class);
		ALL.put("volume", VolumeCommand.class);
		ALL.put("library", LibraryCommand.class);
		ALL.put("jobs", JobsCommand.class);
		ALL.put("runs", RunsCommand.class);
		ALL.put("queue", QueueCommand.class);
		ALL.put("schedule", ScheduleCommand.class);
		ALL.put("watch", WatchCommand.class);
		ALL.put("serve", ServeCommand.class);
		ALL.put("token", TokenCommand.class);
		ALL.put("events", EventsCommand.class);
		ALL.put("notify", NotifyCommand.class);
		ALL.put("doctor", DoctorCommand.class);
		ALL.put("generate-completion", AutoComplete.GenerateCompletion.class);
		ALL.put("rehearse", RehearseCommand.class);
		ALL.put("help", HelpCommand.class);
	}

	private KnownCommands() {
	}

	/** Adds what the arguments need to be understood. */
	static void addTo(CommandLine line, String... arguments) {
		String typed = typed(arguments);
		Class<?> command = TELLING.contains(typed) ? null : ALL.get(typed);
		if (command != null) {
			line.addSubcommand(typed, command);
		}
		else {
			ALL.forEach(line::addSubcommand);
		}
	}

	/**
	 * The first argument that is no option of the program itself, empty if there is none.
	 */
	private static String typed(String... arguments) {
		for (int number = 0; number < arguments.length; number++) {
			if (!arguments[number].startsWith("-")) {
				return arguments[number];
			}
			if (WITH_VALUE.contains(arguments[number])) {
				number++;
			}
		}
		return "";
	}

}
