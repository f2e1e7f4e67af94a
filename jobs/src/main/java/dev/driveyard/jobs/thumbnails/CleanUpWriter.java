package dev.driveyard.jobs.thumbnails;

import java.io.IOException;
import java.nio.file.Path;

import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.jobs.operate.Tally;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Removes sidecars that nothing needs: their files first, before the transaction holds
 * the database's lock, then their rows.
 *
 * @param counts told how many of the files nothing knew of
 */
record CleanUpWriter(SidecarFolder folder, Sidecars sidecars,
		Tally<ThumbnailCount> counts) implements ItemWriter<UnneededSidecars> {

	@Override
	public void write(Chunk<? extends UnneededSidecars> chunk) throws IOException {
		for (UnneededSidecars item : chunk) {
			long deleted = 0;
			for (Path file : item.files()) {
				deleted += this.folder.delete(file) ? 1 : 0;
			}
			this.counts.add(ThumbnailCount.STRAYS, Math.max(0, deleted - item.ofGone()));
		}
		for (UnneededSidecars item : chunk) {
			this.sidecars.removeGone(item.gone());
			this.sidecars.remove(item.lost());
		}
	}

}
