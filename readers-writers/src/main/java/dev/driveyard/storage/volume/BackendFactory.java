package dev.driveyard.storage.volume;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Makes the backends of one or more kinds of volumes from their settings. Settings are
 * text that a library keeps: they name where a secret is and never hold one.
 */
public interface BackendFactory {

	/**
	 * The kinds of volumes that it makes, e.g. {@code sftp}.
	 */
	Set<String> kinds();

	/**
	 * What was typed, if it is the address of a volume of these kinds. Looks at the text
	 * alone: nothing is reached.
	 * @return null if it is an address of another kind, e.g. a local path
	 * @throws VolumeAddressException if it is one of these kinds and makes no sense
	 */
	@Nullable VolumeAddress parse(String typed);

	/**
	 * The address of the volume that a local file holds, if its name says that it holds
	 * one.
	 * @param path absolute, encoded
	 * @return null if it says nothing of that kind
	 */
	default @Nullable VolumeAddress inFile(String path) {
		return null;
	}

	/**
	 * The settings of a new volume, as they are to be kept: with what tells it from any
	 * other, and links in the path to it followed this once. The volume is reached for
	 * that.
	 * @throws VolumeAddressException if a setting makes no sense
	 */
	Map<String, String> settle(String kind, Map<String, String> settings) throws IOException;

	/**
	 * The backend of a volume. Nothing is reached before its files are asked for.
	 * @param settings as {@link #settle} gave them
	 * @throws VolumeAddressException if a setting makes no sense
	 */
	ClosableBackend open(String kind, Map<String, String> settings);

	/**
	 * The path on a volume that an address names, if it is one of that volume.
	 * @param settings of the volume, which is of the kind of the address
	 * @return absolute and encoded; null if the address is of another volume
	 */
	@Nullable String pathOn(Map<String, String> settings, VolumeAddress address);

}
