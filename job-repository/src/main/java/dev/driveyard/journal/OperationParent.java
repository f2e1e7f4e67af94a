package dev.driveyard.journal;

/**
 * A folder that an instance took something out of, or one above it: whose it was, should
 * it have to be made anew.
 *
 * @param path absolute and encoded
 * @param mode its type and permissions, as {@code stat(2)} gives them
 */
public record OperationParent(long instance, String path, long owner, long group, int mode) {
}
