/**
 * The child process that reads metadata: how it is started, asked, watched and killed.
 */
@NullMarked
package dev.driveyard.content.metadata.child;

import org.jspecify.annotations.NullMarked;
