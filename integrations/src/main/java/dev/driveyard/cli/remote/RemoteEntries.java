package dev.driveyard.cli.remote;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.files.EncodedName;

/**
 * Entries of the catalogue of a server elsewhere.
 */
public final class RemoteEntries {

	private static final String DIRECTORY = "directory";

	private final RemoteServer server;

	private final Output output;

	private final boolean json;

	public RemoteEntries(RemoteServer server, Output output, boolean json) {
		this.server = server;
		this.output = output;
		this.json = json;
	}

	/** What a folder holds, or one that is no folder. */
	public int list(String path, boolean detailed) {
		String place = "path=" + RemoteServer.encode(EncodedName.display(path));
		Map<String, Object> found = this.server.get("/entries/at?" + place);
		if (!DIRECTORY.equals(found.get("kind"))) {
			found.put("type", "entry");
			print(found, path(found), detailed, false);
			return ExitCodes.DONE;
		}
		this.server.forEach("/entries/children?" + place, (child) -> {
			String whole = path(child);
			print(child, whole.substring(whole.lastIndexOf('/') + 1), detailed, false);
		});
		return ExitCodes.DONE;
	}

	/**
	 * Those that fit.
	 * @param query what has to hold, as the API has it
	 */
	public int find(String query, long most, boolean detailed, boolean endWithNul) {
		this.server.forEach("/entries?" + query, most, (found) -> print(found, path(found), detailed, endWithNul));
		return ExitCodes.DONE;
	}

	/** The path of an entry, encoded. */
	public static String path(Map<String, Object> entry) {
		return (entry.get("path_base64") instanceof String bytes)
				? EncodedName.decode(Base64.getDecoder().decode(bytes)) : RemoteServer.text(entry.get("path"));
	}

	private void print(Map<String, Object> entry, String path, boolean detailed, boolean endWithNul) {
		if (this.json) {
			this.output.json(entry);
			return;
		}
		if (!detailed) {
			this.output.pathLine("", path, endWithNul);
			return;
		}
		String kind = RemoteServer.text(entry.get("kind"));
		Object bytes = entry.containsKey("total_bytes") ? entry.get("total_bytes") : entry.get("size");
		String before = String.format("%s %10s  %s  ", symbol(kind), Format.bytes(RemoteServer.number(bytes)),
				Format.time(Instant.parse(RemoteServer.text(entry.get("modified")))));
		String target = (entry.get("target") != null) ? " -> " + entry.get("target") : "";
		this.output.pathLine(before, path + (kind.equals(DIRECTORY) ? "/" : "") + target, endWithNul);
	}

	private static String symbol(String kind) {
		return switch (kind) {
			case "file" -> "-";
			case DIRECTORY -> "d";
			case "link" -> "l";
			default -> "s";
		};
	}

	/** All locations. */
	public int locations() {
		this.server.forEach("/locations", (location) -> {
			if (this.json) {
				this.output.json(location);
				return;
			}
			Object scanned = location.get("scanned");
			this.output.line(String.format("%4d  %-16s  %-16s  %s", RemoteServer.number(location.get("id")),
					(scanned != null) ? Format.time(Instant.parse(scanned.toString())) : "never scanned",
					RemoteServer.text(location.get("name")), RemoteServer.text(location.get("path"))));
		});
		return ExitCodes.DONE;
	}

}
