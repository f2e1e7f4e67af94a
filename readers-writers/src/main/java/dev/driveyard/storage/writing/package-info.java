/**
 * The facet of backends in which files can be made, renamed and deleted by handle.
 */
@NullMarked
package dev.driveyard.storage.writing;

import org.jspecify.annotations.NullMarked;
