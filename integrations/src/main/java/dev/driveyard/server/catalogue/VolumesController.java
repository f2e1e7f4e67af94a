package dev.driveyard.server.catalogue;

import java.net.URI;
import java.util.Map;

import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.locations.RemoteVolume;
import dev.driveyard.catalogue.locations.VolumeObject;
import dev.driveyard.catalogue.locations.Volumes;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.VolumeRemoval;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.VolumeGuard;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.security.Caller;
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
 * The servers and archives whose files the library may read. Where a secret is may be
 * shown, never what it is: that is not kept.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/volumes")
final class VolumesController {

	private final Volumes volumes;

	private final Locations locations;

	private final VolumeRegistry registry;

	private final VolumeRemoval removal;

	private final VolumeGuard guard;

	VolumesController(Volumes volumes, Locations locations, VolumeRegistry registry, VolumeRemoval removal,
			VolumeGuard guard) {
		this.volumes = volumes;
		this.locations = locations;
		this.registry = registry;
		this.removal = removal;
		this.guard = guard;
	}

	@GetMapping
	Page<Map<String, Object>> all() {
		return Page.whole(this.volumes.remote().stream().map(this::view).toList());
	}

	@GetMapping("/{name}")
	Map<String, Object> one(@PathVariable String name) {
		return view(require(name));
	}

	/**
	 * Makes one known, after it was reached. Administrators alone; somebody with a token
	 * names keys and passwords in the folder that is set for that.
	 */
	@PostMapping
	ResponseEntity<Map<String, Object>> add(@RequestBody VolumeBody body, @AuthenticationPrincipal Caller caller) {
		String address = body.requireAddress();
		Map<String, String> settings = body.checkedSettings();
		if (Caller.isConfined(caller.name())) {
			this.guard.require(address, settings);
		}
		RemoteVolume added = this.registry.add(address, body.checkedName(), settings);
		return ResponseEntity.created(URI.create(ServerConfiguration.API + "/volumes/" + added.name()))
			.body(view(added));
	}

	/** Forgets one that no location is on. No file is touched. Administrators alone. */
	@DeleteMapping("/{name}")
	Map<String, Object> remove(@PathVariable String name) {
		RemoteVolume volume = require(name);
		this.removal.remove(volume);
		return VolumeObject.removed(volume.name());
	}

	private RemoteVolume require(String name) {
		return this.volumes.named(Given.text("name", name))
			.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
					"There is no volume '" + EncodedName.display(name) + "'."));
	}

	private Map<String, Object> view(RemoteVolume volume) {
		return VolumeObject.of(volume, this.locations.on(volume.device()));
	}

}
