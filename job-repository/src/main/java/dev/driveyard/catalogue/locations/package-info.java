/**
 * Where files are: devices, volumes and locations, and their stores.
 */
@NullMarked
package dev.driveyard.catalogue.locations;

import org.jspecify.annotations.NullMarked;
