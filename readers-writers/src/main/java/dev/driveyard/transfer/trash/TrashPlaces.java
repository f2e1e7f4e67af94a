package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MountTable;

/**
 * Where trashes can be.
 *
 * @param home the absolute path of the home trash, encoded; it need not exist
 * @param user the id of the user whose trashes they are
 * @param mounts the volumes
 */
public record TrashPlaces(String home, long user, MountTable mounts) {

	/**
	 * The places of the user who runs this, as the environment says.
	 */
	public static TrashPlaces ofSystem() throws IOException {
		String data = System.getenv("XDG_DATA_HOME");
		boolean usable = data != null && data.startsWith("/");
		Path home = usable ? Path.of(data) : Path.of(System.getProperty("user.home"), ".local/share");
		long user = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
		return new TrashPlaces(LocalPaths.encode(home.resolve("Trash")), user, MountTable.ofSystem());
	}

}
