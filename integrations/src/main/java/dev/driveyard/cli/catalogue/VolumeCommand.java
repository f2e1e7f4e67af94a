package dev.driveyard.cli.catalogue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.locations.RemoteVolume;
import dev.driveyard.catalogue.locations.VolumeObject;
import dev.driveyard.catalogue.locations.Volumes;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.GroupCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.VolumeRemoval;
import dev.driveyard.storage.local.LocalPaths;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard volume}.
 */
@Command(name = "volume", description = "Servers and archives whose files the library may read.", subcommands = {
		VolumeCommand.Add.class, VolumeCommand.ListAll.class, VolumeCommand.Show.class, VolumeCommand.Remove.class })
public final class VolumeCommand extends GroupCommand {

	/** {@code volume add}. */
	@Command(name = "add",
			description = { "Make a server or an archive known to the library.",
					"It is reached once, to see whether it can be. A server's key has to be in the list of known hosts."
							+ " Its files are at KIND://NAME/PATH from then on, for index, find, duplicates, validate,"
							+ " and as the source of copy." })
	static final class Add extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "ADDRESS",
				description = "sftp://[USER@]HOST[:PORT]/PATH, or a file .zip, .tar, .tar.gz or .tgz.")
		String address = "";

		@Option(names = "--name", paramLabel = "NAME", description = "What to call it (default: made of ADDRESS).")
		@Nullable String name;

		@Option(names = "--key", paramLabel = "FILE",
				description = "The private key to log in with (default: those in ~/.ssh).")
		@Nullable String key;

		@Option(names = "--passphrase", paramLabel = "WHERE",
				description = "Where the key's passphrase is: env:VARIABLE or file:PATH.")
		@Nullable String passphrase;

		@Option(names = "--password", paramLabel = "WHERE",
				description = "Where the password is: env:VARIABLE or file:PATH. It is looked up each time and never"
						+ " kept.")
		@Nullable String password;

		@Option(names = "--known-hosts", paramLabel = "FILE",
				description = "The list of the keys of servers (default: ~/.ssh/known_hosts).")
		@Nullable String knownHosts;

		@Option(names = "--set", paramLabel = "SETTING=VALUE",
				description = "Another setting, such as connections=8, timeout=120, charset=windows-1252 or, for"
						+ " archives, expansion=2000.")
		Map<String, String> more = new LinkedHashMap<>();

		@Override
		protected int run(Session session) {
			RemoteVolume added = session.get(VolumeRegistry.class)
				.add(CommandPaths.encode(this.address), this.name, settings());
			return print(describe(session, added));
		}

		/** The keys and passwords are the server's: only where they are there is sent. */
		@Override
		public int callRemote(RemoteServer server) {
			server.requireSecrecy("how a volume is reached");
			Map<String, Object> body = object();
			body.put("address", CommandPaths.encode(typed(this.address)));
			if (this.name != null) {
				body.put("name", this.name);
			}
			body.put("settings", settings());
			return print(server.post("/volumes", body));
		}

		private int print(Map<String, Object> added) {
			if (this.json) {
				output().json(added);
			}
			else {
				output().line("Added volume " + added.get("name") + ": " + added.get("source"));
				note((isRemote() ? "Make it a location with: driveyard location add "
						: "Index it with: driveyard index ") + added.get("address"));
			}
			return ExitCodes.DONE;
		}

		private Map<String, String> settings() {
			Map<String, String> settings = new TreeMap<>(this.more);
			put(settings, "key", file(this.key));
			put(settings, "known-hosts", file(this.knownHosts));
			put(settings, "passphrase", secret("passphrase", this.passphrase));
			put(settings, "password", secret("password", this.password));
			return settings;
		}

		private static void put(Map<String, String> settings, String name, @Nullable String value) {
			if (value != null) {
				settings.put(name, value);
			}
		}

		private @Nullable String file(@Nullable String named) {
			return (named == null || named.startsWith("~/")) ? named
					: LocalPaths.encode(Path.of(typed(named)).toAbsolutePath().normalize());
		}

		/** The value is not repeated: somebody may have given the secret itself. */
		private @Nullable String secret(String what, @Nullable String where) {
			if (where != null && !where.matches("(?s)(env|file):.+")) {
				throw new CatalogueException("The " + what + " itself is no argument, since others can see those."
						+ " Say where it is: env:VARIABLE or file:PATH");
			}
			return (where != null && where.startsWith("file:")) ? "file:" + file(where.substring("file:".length()))
					: where;
		}

	}

	/** {@code volume list}. */
	@Command(name = "list", description = "List the servers and archives.")
	static final class ListAll extends SessionCommand implements RemoteCommand {

		@Override
		protected int run(Session session) {
			session.get(Volumes.class).remote().forEach((volume) -> print(describe(session, volume)));
			return ExitCodes.DONE;
		}

		@Override
		public int callRemote(RemoteServer server) {
			server.forEach("/volumes", this::print);
			return ExitCodes.DONE;
		}

		private void print(Map<String, Object> volume) {
			if (this.json) {
				output().json(volume);
			}
			else {
				output().line(String.format("%-24s  %s", volume.get("address"), volume.get("source")));
			}
		}

	}

	/** {@code volume show}. */
	@Command(name = "show", description = "Show a server or an archive, and how it is reached.")
	static final class Show extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "NAME", description = "The volume.")
		String name = "";

		@Override
		protected int run(Session session) {
			return print(describe(session, require(session, this.name)));
		}

		@Override
		public int callRemote(RemoteServer server) {
			return print(server.get("/volumes/" + RemoteServer.encode(this.name)));
		}

		private int print(Map<String, Object> map) {
			if (this.json) {
				output().json(map);
			}
			else {
				map.remove("type");
				map.forEach((key, value) -> output().line(String.format("%-12s %s", key, shown(value))));
			}
			return ExitCodes.DONE;
		}

		private static String shown(@Nullable Object value) {
			if (value instanceof Map<?, ?> map) {
				return String.join(", ",
						map.entrySet().stream().map((one) -> one.getKey() + "=" + one.getValue()).toList());
			}
			return (value instanceof List<?> list) ? String.join(", ", list.stream().map(String::valueOf).toList())
					: String.valueOf(value);
		}

	}

	/** {@code volume remove}. */
	@Command(name = "remove",
			description = { "Forget a server or an archive that no location is on.", "No file is touched." })
	static final class Remove extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "NAME", description = "The volume.")
		String name = "";

		@Override
		protected int run(Session session) {
			RemoteVolume volume = require(session, this.name);
			session.get(VolumeRemoval.class).remove(volume);
			return print(VolumeObject.removed(volume.name()));
		}

		@Override
		public int callRemote(RemoteServer server) {
			return print(server.delete("/volumes/" + RemoteServer.encode(this.name)));
		}

		private int print(Map<String, Object> removed) {
			if (this.json) {
				output().json(removed);
			}
			else {
				output().line("Forgot the volume " + removed.get("name") + ". The files are untouched.");
			}
			return ExitCodes.DONE;
		}

	}

	private static RemoteVolume require(Session session, String name) {
		return session.get(Volumes.class)
			.named(name)
			.orElseThrow(() -> new CatalogueException("There is no volume '" + name + "'. See: driveyard volume list"));
	}

	private static Map<String, Object> describe(Session session, RemoteVolume volume) {
		return VolumeObject.of(volume, session.get(Locations.class).on(volume.device()));
	}

}
