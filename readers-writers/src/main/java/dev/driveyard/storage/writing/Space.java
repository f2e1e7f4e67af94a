package dev.driveyard.storage.writing;

/**
 * What a file system has room for.
 *
 * @param total its size in bytes
 * @param free how many bytes this user may still write
 * @param freeFiles how many files can still be made; 0 where it has no such limit
 * @param longestName in bytes
 * @param readOnly whether nothing can be written at all
 */
public record Space(long total, long free, long freeFiles, int longestName, boolean readOnly) {
}
