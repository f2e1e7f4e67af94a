package dev.driveyard.cli.remote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.files.EncodedName;
import dev.driveyard.watches.WatchSpec;
import org.jspecify.annotations.Nullable;

/**
 * The locations of a server elsewhere, in the form that commands print them in.
 */
public final class RemoteLocations {

	private static final String PATH = "/locations";

	private final RemoteServer server;

	public RemoteLocations(RemoteServer server) {
		this.server = server;
	}

	/** All of them. */
	public List<Map<String, Object>> all() {
		List<Map<String, Object>> all = new ArrayList<>();
		this.server.forEach(PATH, all::add);
		return all;
	}

	/** The one with this id, name or encoded path. */
	public Map<String, Object> require(String target) {
		List<Map<String, Object>> all = all();
		return all.stream()
			.filter((location) -> target.equals(String.valueOf(location.get("id"))))
			.findFirst()
			.or(() -> all.stream()
				.filter((location) -> target.equals(location.get("name"))
						|| target.equals(RemoteEntries.path(location)))
				.findFirst())
			.orElseThrow(() -> new CatalogueException(
					"There is no location '" + EncodedName.display(target) + "'. See: driveyard location list"));
	}

	/**
	 * Makes a folder one.
	 * @param rules by their ids, whether they hold
	 */
	public Map<String, Object> add(String path, @Nullable String name, Map<String, Boolean> rules) {
		Map<String, Object> body = new HashMap<>(Map.of("path", EncodedName.display(path), "rules", rules));
		if (name != null) {
			body.put("name", name);
		}
		return this.server.post(PATH, body);
	}

	/**
	 * Forgets one.
	 * @return how many entries it had
	 */
	public long remove(long id) {
		return RemoteServer.number(this.server.delete(PATH + "/" + id).get("entries"));
	}

	/**
	 * Lets one be kept current.
	 * @param spec null to let it be no more
	 */
	public void watch(Map<String, Object> location, @Nullable WatchSpec spec) {
		String path = PATH + "/" + RemoteServer.number(location.get("id")) + "/watch";
		if (spec == null) {
			this.server.delete(path);
			return;
		}
		this.server.put(path, Map.of("method", spec.method().name().toLowerCase(Locale.ROOT), "poll",
				spec.poll().toString(), "reconcile", spec.reconcile().toString(), "mode", spec.mode()));
	}

}
