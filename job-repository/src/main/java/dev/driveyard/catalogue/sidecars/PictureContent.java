package dev.driveyard.catalogue.sidecars;

import java.util.List;
import java.util.UUID;

/**
 * A content that is to have sidecars, with those that it has.
 *
 * @param id the number of the content
 * @param stills how many it is to have that are no strips
 * @param strips how many strips it is to have
 * @param failed whether it is known that none can be made
 * @param sidecars those it has of what is wanted
 */
public record PictureContent(long id, UUID content, long stills, long strips, boolean failed, List<Sidecar> sidecars) {

	public PictureContent {
		sidecars = List.copyOf(sidecars);
	}

	/** Whether nothing is to be made. */
	public boolean isDone() {
		long found = this.sidecars.stream().filter((sidecar) -> sidecar.name().kind() == SidecarKind.STRIP).count();
		return this.failed || (found >= this.strips && this.sidecars.size() - found >= this.stills);
	}

}
