/**
 * Backends of volumes beyond the local file system. They see the storage port and nothing
 * else of the program.
 */
@NullMarked
package dev.driveyard.provider;

import org.jspecify.annotations.NullMarked;
