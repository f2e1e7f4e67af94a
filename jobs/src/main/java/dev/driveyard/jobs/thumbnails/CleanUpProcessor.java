package dev.driveyard.jobs.thumbnails;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.SidecarName;
import dev.driveyard.catalogue.sidecars.Sidecars;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Compares a portion of the sidecars with their files, and with the contents that the
 * catalogue has.
 */
record CleanUpProcessor(SidecarFolder folder, Sidecars sidecars) implements ItemProcessor<Integer, UnneededSidecars> {

	@Override
	public UnneededSidecars process(Integer firstByte) throws IOException {
		List<UUID> gone = this.sidecars.goneWithFirstByte(firstByte);
		List<Sidecar> known = this.sidecars.withFirstByte(firstByte);
		List<Path> files = this.folder.filesWithFirstByte(firstByte);
		Set<UUID> without = new HashSet<>(gone);
		Set<Path> found = new HashSet<>(files);
		Set<Path> needed = new HashSet<>();
		List<SidecarName> lost = new ArrayList<>(0);
		long ofGone = 0;
		for (Sidecar sidecar : known) {
			Path file = this.folder.file(sidecar.name(), sidecar.format());
			if (without.contains(sidecar.name().content())) {
				ofGone++;
			}
			else if (found.contains(file)) {
				needed.add(file);
			}
			else {
				lost.add(sidecar.name());
			}
		}
		return new UnneededSidecars(known.size(), gone, ofGone, lost,
				files.stream().filter((file) -> !needed.contains(file)).toList());
	}

}
