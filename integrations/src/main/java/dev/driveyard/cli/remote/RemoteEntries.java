package dev.driveyard.cli.remote;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.driveyard.cli.command.EntryPrinter;
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

	private final EntryPrinter printer;

	public RemoteEntries(RemoteServer server, Output output, boolean json) {
		this.server = server;
		this.output = output;
		this.json = json;
		this.printer = new EntryPrinter(output, json);
	}

	/** What a folder holds, or one that is no folder. */
	public int list(String path, boolean detailed) {
		Map<String, Object> found = at(path);
		if (!DIRECTORY.equals(found.get("kind"))) {
			this.printer.print(plain(found), path(found), detailed, false);
			return ExitCodes.DONE;
		}
		this.server.forEach("/entries/children?path=" + encode(path), (child) -> {
			String whole = path(child);
			this.printer.print(child, whole.substring(whole.lastIndexOf('/') + 1), detailed, false);
		});
		return ExitCodes.DONE;
	}

	/**
	 * Those that fit.
	 * @param query what has to hold, as the API has it
	 */
	public int find(String query, long most, boolean detailed, boolean endWithNul) {
		this.server.forEach("/entries?" + query, most,
				(found) -> this.printer.print(found, path(found), detailed, endWithNul));
		return ExitCodes.DONE;
	}

	/** All that is known of the entry at an encoded path. */
	public Map<String, Object> at(String path) {
		return this.server.get("/entries/at?path=" + encode(path));
	}

	/** No more of all that is known of an entry than a list of entries tells of it. */
	public static Map<String, Object> plain(Map<String, Object> known) {
		Map<String, Object> plain = new LinkedHashMap<>(known);
		plain.keySet().retainAll(EntryPrinter.KEYS);
		plain.put("type", "entry");
		return plain;
	}

	/** An encoded path as a part of a query. */
	public static String encode(String path) {
		return RemoteServer.encode(EncodedName.display(path));
	}

	/** The children of a folder, by name. */
	public void forEachChild(long folder, Consumer<Map<String, Object>> action) {
		this.server.forEach("/entries/" + folder + "/children", action);
	}

	/** The folders in a folder, by name. */
	public void forEachFolder(long folder, Consumer<Map<String, Object>> action) {
		this.server.forEach("/entries/" + folder + "/children?kind=" + DIRECTORY, action);
	}

	/**
	 * So many of the others that hold what an entry holds.
	 * @param content the UUID of that
	 * @return how many there were
	 */
	public long forEachOther(String content, long entry, long most, Consumer<Map<String, Object>> action) {
		long[] shown = { 0 };
		long all = (most < Long.MAX_VALUE) ? most + 1 : most;
		this.server.forEach("/contents/" + content + "/entries", all, (other) -> {
			if (RemoteServer.number(other.get("id")) != entry && shown[0] < most) {
				action.accept(other);
				shown[0]++;
			}
		});
		return shown[0];
	}

	/** The path of an entry, encoded. */
	public static String path(Map<String, Object> entry) {
		return name(entry, "path");
	}

	/** A path or name in an answer, encoded. */
	public static String name(Map<String, Object> answer, String key) {
		return (answer.get(key + "_base64") instanceof String bytes)
				? EncodedName.decode(Base64.getDecoder().decode(bytes)) : RemoteServer.text(answer.get(key));
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
