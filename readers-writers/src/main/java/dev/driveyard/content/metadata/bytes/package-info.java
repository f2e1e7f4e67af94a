/**
 * A file as the child process sees it: ranges of its bytes that it asks its parent for.
 */
@NullMarked
package dev.driveyard.content.metadata.bytes;

import org.jspecify.annotations.NullMarked;
