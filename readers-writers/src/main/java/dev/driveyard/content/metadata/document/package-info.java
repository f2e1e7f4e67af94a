/**
 * Documents and archives: their properties, and whether they can be read whole.
 */
@NullMarked
package dev.driveyard.content.metadata.document;

import org.jspecify.annotations.NullMarked;
