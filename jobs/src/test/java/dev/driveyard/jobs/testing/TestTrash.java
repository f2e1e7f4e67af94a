package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.storage.local.MountTable.Mount;
import dev.driveyard.transfer.trash.TrashPlaces;

/**
 * Trashes beside a folder, and nowhere else: no test reaches a real one.
 */
public final class TestTrash {

	private TestTrash() {
	}

	/** The places of a home trash {@code data/Trash} beside a folder. */
	public static TrashPlaces beside(Path folder) {
		try {
			Path top = Objects.requireNonNull(folder.getParent()).toRealPath();
			long user = ((Number) Files.getAttribute(top, "unix:uid")).longValue();
			String point = LocalPaths.encode(top);
			return new TrashPlaces(point + "/data/Trash", user,
					new MountTable(List.of(new Mount(point, "8:1", "ext4", "/dev/root"))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
