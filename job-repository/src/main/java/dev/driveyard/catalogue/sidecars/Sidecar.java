package dev.driveyard.catalogue.sidecars;

/**
 * A file that was made from a content.
 *
 * @param recipe what it was made to be
 * @param width in pixels
 * @param height in pixels
 * @param size in bytes
 * @param checksum the BLAKE3 of its bytes, hexadecimal
 * @param made when, milliseconds since 1970
 */
public record Sidecar(SidecarName name, String recipe, SidecarFormat format, int width, int height, long size,
		String checksum, long made) {
}
