package dev.driveyard.storage;

/**
 * A mounted file system.
 *
 * @param fingerprint tells it from any other, also after a reboot or on another mount
 * point
 * @param mountPoint where it is mounted now
 * @param source the block device, server or pseudo source
 */
public record MountedFileSystem(String fingerprint, String mountPoint, String fileSystem, String source) {
}
