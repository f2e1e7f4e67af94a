/**
 * A library: its folder, who may reach it, and the lock of the process that works on it.
 */
@NullMarked
package dev.driveyard.catalogue.library;

import org.jspecify.annotations.NullMarked;
