/**
 * The local file system: by system calls where there are some for it, by what the JDK has
 * elsewhere.
 */
@NullMarked
package dev.driveyard.storage.local;

import org.jspecify.annotations.NullMarked;
