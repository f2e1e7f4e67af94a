package dev.driveyard.server.catalogue;

import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.locations.RemoteVolume;
import dev.driveyard.catalogue.locations.Volumes;
import dev.driveyard.files.EncodedName;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The servers and archives whose files the library may read. Where a secret is may be
 * shown, never what it is: that is not kept.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/volumes")
final class VolumesController {

	private final Volumes volumes;

	private final Locations locations;

	VolumesController(Volumes volumes, Locations locations) {
		this.volumes = volumes;
		this.locations = locations;
	}

	@GetMapping
	Page<Map<String, @Nullable Object>> all() {
		return Page.whole(this.volumes.remote().stream().map(this::view).toList());
	}

	@GetMapping("/{name}")
	Map<String, @Nullable Object> one(@PathVariable String name) {
		return this.volumes.named(Given.text("name", name))
			.map(this::view)
			.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
					"There is no volume '" + EncodedName.display(name) + "'."));
	}

	private Map<String, @Nullable Object> view(RemoteVolume volume) {
		return new JsonObject("volume").put("name", volume.name())
			.put("kind", volume.kind())
			.put("address", volume.kind() + "://" + volume.name() + "/")
			.put("source", EncodedName.display(volume.source()))
			.put("fingerprint", volume.fingerprint())
			.put("settings", new TreeMap<>(volume.settings()))
			.put("locations", this.locations.on(volume.device()).stream().map(Location::root).toList())
			.toMap();
	}

}
