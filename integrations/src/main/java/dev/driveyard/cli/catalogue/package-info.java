/**
 * The commands that bring places into the catalogue, and that ask it what is there.
 */
@NullMarked
package dev.driveyard.cli.catalogue;

import org.jspecify.annotations.NullMarked;
