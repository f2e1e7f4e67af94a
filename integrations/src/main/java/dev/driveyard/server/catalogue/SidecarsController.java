package dev.driveyard.server.catalogue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.SidecarKind;
import dev.driveyard.catalogue.sidecars.SidecarName;
import dev.driveyard.catalogue.sidecars.SidecarObject;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files that were made from contents.
 */
@RestController
@RequestMapping(ServerConfiguration.API)
final class SidecarsController {

	/** One may be made anew by other wishes; then its tag is another. */
	private static final Duration FRESH = Duration.ofMinutes(10);

	private final Contents contents;

	private final Sidecars sidecars;

	private final SidecarFolder folder;

	SidecarsController(Contents contents, Sidecars sidecars, SidecarFolder folder) {
		this.contents = contents;
		this.sidecars = sidecars;
		this.folder = folder;
	}

	/** How a content looks, and what was made from it. */
	@GetMapping("/contents/{uuid}/sidecars")
	Map<String, @Nullable Object> of(@PathVariable UUID uuid) {
		if (this.contents.find(uuid).isEmpty()) {
			throw new ProblemException(ProblemType.NOT_FOUND, "No file is known to hold " + uuid + ".");
		}
		JsonObject object = new JsonObject("sidecars");
		this.sidecars.lookOf(uuid)
			.ifPresent((look) -> object.put("width", look.width())
				.put("height", look.height())
				.put("placeholder", look.placeholder())
				.put("similarity", (look.similarity() != null) ? String.format("%016x", look.similarity()) : null));
		this.sidecars.unrendered(uuid)
			.ifPresent((content) -> object.word("unrendered", content.reason()).put("message", content.message()));
		return object.put("items", this.sidecars.of(uuid).stream().map(SidecarObject::of).toList()).toMap();
	}

	/** The file itself. */
	@GetMapping(path = "/sidecars/{uuid}/{kind}/{variant}",
			produces = { "image/webp", MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE })
	ResponseEntity<Resource> file(@PathVariable UUID uuid, @PathVariable String kind, @PathVariable String variant)
			throws IOException {
		Sidecar sidecar = SidecarKind.ofFolder(kind)
			.filter((known) -> SidecarName.VARIANT.matcher(variant).matches())
			.flatMap((known) -> this.sidecars.find(new SidecarName(uuid, known, variant)))
			.orElseThrow(() -> missing(uuid, kind, variant));
		byte[] bytes;
		try {
			bytes = this.folder.read(sidecar);
		}
		catch (NoSuchFileException ex) {
			throw missing(uuid, kind, variant);
		}
		return ResponseEntity.ok()
			.eTag("\"" + sidecar.checksum() + "\"")
			.lastModified(sidecar.made())
			.cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
			.contentType(MediaType.parseMediaType(sidecar.format().mediaType()))
			.body(new ByteArrayResource(bytes));
	}

	private static ProblemException missing(UUID uuid, String kind, String variant) {
		return new ProblemException(ProblemType.NOT_FOUND,
				"There is no sidecar " + variant + " of the kind " + kind + " of " + uuid + ".");
	}

}
