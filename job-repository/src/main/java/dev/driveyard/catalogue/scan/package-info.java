/**
 * How a scan reads and writes the catalogue: look-ups and batched statements by the
 * thousand, on one connection.
 */
@NullMarked
package dev.driveyard.catalogue.scan;

import org.jspecify.annotations.NullMarked;
