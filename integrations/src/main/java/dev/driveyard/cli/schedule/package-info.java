/**
 * The commands about what is run by itself: at times, and when files change.
 */
@NullMarked
package dev.driveyard.cli.schedule;

import org.jspecify.annotations.NullMarked;
