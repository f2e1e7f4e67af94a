package dev.driveyard.cli.schedule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.driveyard.catalogue.library.FolderTrust;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.watch.WatchSettings;
import dev.driveyard.watches.WatchedLocation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * {@code driveyard watch}.
 */
@Command(name = "watch", description = "Locations that the server of the library keeps current as they change.",
		subcommands = WatchCommand.Status.class)
public final class WatchCommand extends GroupCommand {

	/** {@code watch status}. */
	@Command(name = "status",
			description = {
					"Tell how each watched location is doing: how changes are found, how many directories are"
							+ " watched, how far the catalogue is behind.",
					"A location is watched from: driveyard location set PATH --watch" })
	static final class Status extends SessionCommand implements RemoteCommand {

		private static final String QUESTION = "/api/v1/watch";

		@Override
		protected int run(Session session) {
			List<WatchedLocation> all = session.get(WatchSettings.class).all();
			Path socket = session.library().folder().resolve(FolderTrust.SOCKET);
			Optional<Map<String, @Nullable Object>> answer = SocketQuestion.get(socket, QUESTION);
			Map<Long, Map<?, ?>> told = answer.map(Status::byLocation).orElse(Map.of());
			for (WatchedLocation watched : all) {
				session.get(Locations.class)
					.find(watched.location())
					.ifPresent((location) -> print(watched, path(session, location), told.get(location.id())));
			}
			if (all.isEmpty()) {
				note("No location is watched. To watch one: driveyard location set PATH --watch");
			}
			else if (answer.isEmpty()) {
				note("No server answers at " + socket + ". Locations are watched while one runs: driveyard serve");
			}
			return ExitCodes.DONE;
		}

		@Override
		public int callRemote(RemoteServer server) {
			List<Map<String, Object>> all = new ArrayList<>();
			server.forEach("/watch", all::add);
			all.forEach(this::print);
			if (all.isEmpty()) {
				note("No location is watched. To watch one: driveyard location set PATH --watch");
			}
			return ExitCodes.DONE;
		}

		private void print(Map<String, Object> watched) {
			Map<String, @Nullable Object> map = new HashMap<>(watched);
			map.put("type", "watch");
			map.putIfAbsent("status", null);
			if (this.json) {
				output().json(map);
			}
			else {
				output().line(watched.get("path") + "  "
						+ ((watched.get("status") instanceof Map<?, ?> status) ? words(status) : "not watched now"));
			}
		}

		private static String path(Session session, Location location) {
			return EncodedName.display(session.get(VolumeRegistry.class).text(location.address()));
		}

		/** Those that the server watches. */
		private static Map<Long, Map<?, ?>> byLocation(Map<String, @Nullable Object> answer) {
			Map<Long, Map<?, ?>> told = new HashMap<>();
			if (answer.get("items") instanceof List<?> items) {
				for (Object item : items) {
					if (item instanceof Map<?, ?> one && one.get("location") instanceof Number id
							&& one.get("status") instanceof Map<?, ?> status) {
						told.put(id.longValue(), status);
					}
				}
			}
			return told;
		}

		private void print(WatchedLocation watched, String path, @Nullable Map<?, ?> status) {
			if (this.json) {
				Map<String, Object> map = object();
				map.put("type", "watch");
				map.put("location", watched.location());
				map.put("path", path);
				map.put("method", watched.spec().method().name().toLowerCase(Locale.ROOT));
				map.put("mode", watched.spec().mode());
				map.put("poll", watched.spec().poll().toString());
				map.put("reconcile", watched.spec().reconcile().toString());
				map.put("status", status);
				output().json(map);
			}
			else {
				output().line(path + "  " + ((status != null) ? words(status) : "not watched now"));
			}
		}

		private static String words(Map<?, ?> status) {
			List<String> words = new ArrayList<>();
			words.add("by " + status.get("found"));
			words.add(status.get("watches") + " directories watched"
					+ ((status.get("limit") != null) ? " of " + status.get("limit") : ""));
			words.add(status.get("dirty") + " to look at");
			add(words, "behind by ", status.get("lagSeconds"), " s");
			add(words, "request ", status.get("request"), "");
			add(words, "last heard ", status.get("heard"), "");
			add(words, "", status.get("reason"), "");
			return String.join(", ", words);
		}

		private static void add(List<String> words, String before, @Nullable Object value, String after) {
			if (value != null) {
				words.add(before + value + after);
			}
		}

	}

}
