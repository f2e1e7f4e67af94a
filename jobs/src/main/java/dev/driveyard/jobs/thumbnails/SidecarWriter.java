package dev.driveyard.jobs.thumbnails;

import java.io.IOException;

import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.jobs.thumbnails.RenderedContents.SidecarFile;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes sidecars: their files first, before the transaction holds the database's lock,
 * then their rows. A file without a row is written again.
 */
record SidecarWriter(SidecarFolder folder, Sidecars sidecars, RunStore runs,
		long run) implements ItemWriter<RenderedContents> {

	@Override
	public void write(Chunk<? extends RenderedContents> chunk) throws IOException {
		for (RenderedContents item : chunk) {
			for (SidecarFile file : item.files()) {
				this.folder.write(file.sidecar().name(), file.sidecar().format(), file.bytes());
			}
		}
		for (RenderedContents item : chunk) {
			this.sidecars.save(item.files().stream().map(SidecarFile::sidecar).toList());
			this.sidecars.saveLooks(item.looks());
			this.sidecars.saveUnrendered(item.unrendered());
			if (!item.issues().isEmpty()) {
				this.runs.addIssues(this.run, item.issues());
			}
		}
	}

}
