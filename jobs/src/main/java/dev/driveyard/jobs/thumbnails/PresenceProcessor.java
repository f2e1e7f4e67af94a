package dev.driveyard.jobs.thumbnails;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.sidecars.PictureContent;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.SidecarName;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Looks whether contents have what they are to have, on disk too.
 */
record PresenceProcessor(SidecarFolder folder) implements ItemProcessor<List<PictureContent>, DiscoveredContents> {

	@Override
	public DiscoveredContents process(List<PictureContent> page) throws IOException {
		long present = 0;
		long unrendered = 0;
		List<SidecarName> lost = new ArrayList<>(0);
		for (PictureContent content : page) {
			int before = lost.size();
			for (Sidecar sidecar : content.sidecars()) {
				if (!this.folder.has(sidecar)) {
					lost.add(sidecar.name());
				}
			}
			if (content.failed()) {
				unrendered++;
			}
			else if (content.isDone() && lost.size() == before) {
				present++;
			}
		}
		return new DiscoveredContents(page.size(), present, unrendered, lost);
	}

}
