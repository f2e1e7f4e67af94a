/**
 * Commands about how files look: thumbnails and contact sheets.
 */
@NullMarked
package dev.driveyard.cli.pictures;

import org.jspecify.annotations.NullMarked;
