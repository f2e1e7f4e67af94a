package dev.driveyard.server.catalogue;

import java.net.URI;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.locations.FileSystem;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.files.FileTimes;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.LocationRemoval;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.ConfinedPaths;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.security.Caller;
import dev.driveyard.tokens.TokenRole;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The folders that are kept indexed.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/locations")
final class LocationsController {

	private final Locations locations;

	private final VolumeRegistry volumes;

	private final CatalogueQueries queries;

	private final LocationService service;

	private final LocationRemoval removal;

	private final ConfinedPaths paths;

	LocationsController(Locations locations, VolumeRegistry volumes, CatalogueQueries queries, LocationService service,
			LocationRemoval removal, ConfinedPaths paths) {
		this.locations = locations;
		this.volumes = volumes;
		this.queries = queries;
		this.service = service;
		this.removal = removal;
		this.paths = paths;
	}

	@GetMapping
	Page<Map<String, @Nullable Object>> all() {
		return Page.whole(this.locations.all().stream().map(this::view).toList());
	}

	@GetMapping("/{id}")
	Map<String, @Nullable Object> one(@PathVariable long id) {
		return view(require(id));
	}

	/** Forgets one, and all that is known of what is in it. No file is touched. */
	@DeleteMapping("/{id}")
	Map<String, @Nullable Object> remove(@PathVariable long id) {
		Location location = require(id);
		long entries = this.removal.remove(location);
		return new JsonObject("location_removed").put("id", id).put("entries", entries).toMap();
	}

	private Location require(long id) {
		return this.locations.find(id)
			.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no location " + id + "."));
	}

	/**
	 * Makes a folder a location, without indexing it. Somebody with a token names one in
	 * an allowed root; an administrator, who may add volumes, one on a volume.
	 */
	@PostMapping
	ResponseEntity<Map<String, @Nullable Object>> add(@RequestBody LocationBody body,
			@AuthenticationPrincipal Caller caller) {
		String path = body.requirePath();
		boolean confined = Caller.isConfined(caller.name()) && !(caller.role() == TokenRole.ADMIN && isOfVolume(path));
		if (confined) {
			this.paths.requireAllowed(path);
		}
		Location added = confined ? this.service.addExactly(path, body.checkedName(), body.toRules())
				: this.service.add(path, body.checkedName(), body.toRules());
		return ResponseEntity.created(URI.create(ServerConfiguration.API + "/locations/" + added.id()))
			.body(view(added));
	}

	private boolean isOfVolume(String path) {
		return this.volumes.parse(path).isPresent();
	}

	private Map<String, @Nullable Object> view(Location location) {
		FileSystem volume = this.locations.volume(location.volume());
		Long scanned = location.scanned();
		JsonObject object = new JsonObject("location").put("id", location.id())
			.put("uuid", location.uuid())
			.put("name", location.name())
			.name("path", this.volumes.text(location.address()))
			.put("volume", volume.fingerprint())
			.put("file_system", volume.fileSystem())
			.put("mount_point", volume.mountPoint())
			.put("rules", Json.read(location.rules()))
			.fileTime("created", location.created())
			.putOrNull("scanned", (scanned != null) ? FileTimes.instant(scanned).toString() : null);
		this.queries.byId(location.rootEntry())
			.map(CatalogueQueries.Item::totals)
			.ifPresent((totals) -> object.put("bytes", totals.bytes())
				.put("files", totals.files())
				.put("directories", totals.directories()));
		return object.toMap();
	}

}
