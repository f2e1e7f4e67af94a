package dev.driveyard.catalogue.locations;

/**
 * A place that holds files: a mounted file system.
 *
 * @param fingerprint tells it from any other, also after a reboot or on another mount
 * point
 * @param mountPoint where it was last seen
 * @param source the device or server it comes from
 */
public record FileSystem(long id, String fingerprint, String mountPoint, String fileSystem, String source) {
}
