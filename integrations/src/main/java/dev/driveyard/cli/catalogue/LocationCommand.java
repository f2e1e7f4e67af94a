package dev.driveyard.cli.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.locations.FileSystem;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteLocations;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Sizes;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.LocationRemoval;
import dev.driveyard.tree.Rule;
import dev.driveyard.tree.Rules;
import dev.driveyard.watch.WatchSettings;
import dev.driveyard.watches.WatchSpec;
import dev.driveyard.watches.WatchSpec.Method;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard location}.
 */
@Command(name = "location", description = "The folders that the library keeps indexed.",
		subcommands = { LocationCommand.Add.class, LocationCommand.ListAll.class, LocationCommand.Show.class,
				LocationCommand.Set.class, LocationCommand.Remove.class })
public final class LocationCommand extends GroupCommand {

	/** {@code location add}. */
	@Command(name = "add", description = "Make a folder a location without indexing it yet.")
	static final class Add extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "PATH", description = "The folder.")
		String path = "";

		@Option(names = "--name", paramLabel = "NAME", description = "A name for people (default: the folder's).")
		@Nullable String name;

		@Option(names = "--rule", paramLabel = "RULE", split = ",", description = "Turn a rule on.")
		List<String> rulesOn = new ArrayList<>();

		@Option(names = "--no-rule", paramLabel = "RULE", split = ",", description = "Turn a rule off.")
		List<String> rulesOff = new ArrayList<>();

		@Override
		protected int run(Session session) {
			Map<Rule, Boolean> toggles = new EnumMap<>(Rule.class);
			this.rulesOn.forEach((id) -> toggles.put(Rule.ofId(id), true));
			this.rulesOff.forEach((id) -> toggles.put(Rule.ofId(id), false));
			Location added = session.get(LocationService.class)
				.add(CommandPaths.encode(this.path), this.name, Rules.DEFAULT.with(toggles));
			return print(describe(session, added));
		}

		@Override
		public int callRemote(RemoteServer server) {
			Map<String, Boolean> toggles = new HashMap<>();
			this.rulesOn.forEach((id) -> toggles.put(Rule.ofId(id).id(), true));
			this.rulesOff.forEach((id) -> toggles.put(Rule.ofId(id).id(), false));
			return print(new RemoteLocations(server).add(CommandPaths.encode(typed(this.path)), this.name, toggles));
		}

		private int print(Map<String, Object> added) {
			if (this.json) {
				output().json(added);
			}
			else {
				output().line("Added location " + added.get("id") + ": " + added.get("path"));
				note("Index it with: driveyard index " + added.get("path"));
			}
			return ExitCodes.DONE;
		}

	}

	/** {@code location list}. */
	@Command(name = "list", description = "List the locations.")
	static final class ListAll extends SessionCommand implements RemoteCommand {

		@Override
		public int callRemote(RemoteServer server) {
			return new RemoteEntries(server, output(), this.json).locations();
		}

		@Override
		protected int run(Session session) {
			for (Location location : session.get(Locations.class).all()) {
				if (this.json) {
					output().json(describe(session, location));
				}
				else {
					Long scanned = location.scanned();
					output().line(String.format("%4d  %-16s  %-16s  %s", location.id(),
							(scanned != null) ? Format.time(scanned) : "never scanned",
							EncodedName.display(location.name()), shown(session, location)));
				}
			}
			return ExitCodes.DONE;
		}

	}

	/** {@code location show}. */
	@Command(name = "show", description = "Show a location: its disk, its rules, its totals.")
	static final class Show extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "ID|PATH|NAME", description = "The location.")
		String target = "";

		@Override
		protected int run(Session session) {
			return print(describe(session, LocationCommand.require(session, this.target)));
		}

		@Override
		public int callRemote(RemoteServer server) {
			return print(new RemoteLocations(server).require(this.target));
		}

		private int print(Map<String, Object> map) {
			if (this.json) {
				output().json(map);
			}
			else {
				map.remove("type");
				map.put("rules", rules(map.get("rules")));
				map.forEach((key, value) -> output().line(String.format("%-18s %s", key.replace('_', ' '), value)));
			}
			return ExitCodes.DONE;
		}

	}

	/** {@code location set}. */
	@Command(name = "set", description = { "Let the server of the library keep a location current, or no more.",
			"Changes are found by events of the system, where it has any, else by looking from time to time." })
	static final class Set extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "ID|PATH|NAME", description = "The location.")
		String target = "";

		@Option(names = "--watch", negatable = true, required = true,
				description = "Index what changes, within seconds; --no-watch ends that.")
		boolean watch;

		@Option(names = "--mode", paramLabel = "MODE", defaultValue = "shallow",
				description = "What is found out of files that changed: shallow, content or deep (default:"
						+ " ${DEFAULT-VALUE}).")
		String mode = "shallow";

		@Option(names = "--poll", paramLabel = "TIME", description = "Look every TIME instead of by events.")
		@Nullable String poll;

		@Option(names = "--reconcile", paramLabel = "TIME", defaultValue = "1d",
				description = "Index all of it every TIME, whatever was heard (default: ${DEFAULT-VALUE}).")
		String reconcile = "1d";

		@Override
		protected int run(Session session) {
			Location location = require(session, this.target);
			WatchSettings settings = session.get(WatchSettings.class);
			if (this.watch) {
				settings.watch(location.id(), spec(), System.getProperty("user.name", ""));
			}
			else {
				settings.unwatch(location.id());
			}
			return tell(shown(session, location));
		}

		@Override
		public int callRemote(RemoteServer server) {
			RemoteLocations locations = new RemoteLocations(server);
			Map<String, Object> location = locations.require(this.target);
			locations.watch(location, this.watch ? spec() : null);
			return tell(String.valueOf(location.get("path")));
		}

		private int tell(String path) {
			note(path + (this.watch ? " is kept current while the library is served." : " is watched no more."));
			return ExitCodes.DONE;
		}

		private WatchSpec spec() {
			return new WatchSpec((this.poll != null) ? Method.POLL : Method.AUTO,
					(this.poll != null) ? Sizes.duration(this.poll) : WatchSpec.USUAL.poll(),
					Sizes.duration(this.reconcile), this.mode);
		}

	}

	/** {@code location remove}. */
	@Command(name = "remove",
			description = { "Forget a location and all that the catalogue knows of it.", "No file is touched." })
	static final class Remove extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "ID|PATH|NAME", description = "The location.")
		String target = "";

		@Override
		protected int run(Session session) {
			Location location = require(session, this.target);
			return tell(location.id(), shown(session, location), session.get(LocationRemoval.class).remove(location));
		}

		@Override
		public int callRemote(RemoteServer server) {
			RemoteLocations locations = new RemoteLocations(server);
			Map<String, Object> location = locations.require(this.target);
			long id = RemoteServer.number(location.get("id"));
			return tell(id, String.valueOf(location.get("path")), locations.remove(id));
		}

		private int tell(long id, String path, long removed) {
			if (this.json) {
				Map<String, Object> map = object();
				map.put("type", "location_removed");
				map.put("id", id);
				map.put("entries", removed);
				output().json(map);
			}
			else {
				output().line(
						"Forgot " + path + " and its " + Format.number(removed) + " entries. The files are untouched.");
			}
			return ExitCodes.DONE;
		}

	}

	/** The location with this id or path. */
	static Location require(Session session, String target) {
		Locations locations = session.get(Locations.class);
		VolumeRegistry volumes = session.get(VolumeRegistry.class);
		Optional<Location> byId = target.matches("\\d{1,18}") ? locations.find(Long.parseLong(target))
				: Optional.empty();
		return byId
			.or(() -> locations.all()
				.stream()
				.filter((location) -> location.name().equals(target)
						|| volumes.text(location.address()).equals(CommandPaths.encode(target)))
				.findFirst())
			.orElseThrow(() -> new CatalogueException(
					"There is no location '" + target + "'. See: driveyard location list"));
	}

	private static String shown(Session session, Location location) {
		return EncodedName.display(session.get(VolumeRegistry.class).text(location.address()));
	}

	private static String rules(@Nullable Object rules) {
		if (!(rules instanceof Map<?, ?> map)) {
			return "";
		}
		return map.entrySet()
			.stream()
			.filter((rule) -> rule.getValue() instanceof List<?> list && !list.isEmpty())
			.map((rule) -> rule.getKey() + " " + rule.getValue().toString().replaceAll("[\\[\\]]", ""))
			.collect(Collectors.joining("; "));
	}

	private static Map<String, Object> describe(Session session, Location location) {
		Map<String, Object> map = object();
		map.put("type", "location");
		map.put("id", location.id());
		map.put("uuid", location.uuid());
		map.put("name", location.name());
		putName(map, "path", session.get(VolumeRegistry.class).text(location.address()));
		FileSystem volume = session.get(Locations.class).volume(location.volume());
		map.put("volume", volume.fingerprint());
		map.put("file_system", volume.fileSystem());
		map.put("mount_point", volume.mountPoint());
		map.put("rules", Json.read(location.rules()));
		map.put("created", Format.isoTime(location.created()));
		Long scanned = location.scanned();
		map.put("scanned", (scanned != null) ? Format.isoTime(scanned) : null);
		session.get(CatalogueQueries.class).byId(location.rootEntry()).ifPresent((root) -> {
			CatalogueQueries.Totals totals = root.totals();
			if (totals != null) {
				map.put("bytes", totals.bytes());
				map.put("files", totals.files());
				map.put("directories", totals.directories());
			}
		});
		return map;
	}

}
