/**
 * The journal: what runs were asked to do to files and what they did to each, for those
 * who want to know, to go on, or to undo it.
 */
@NullMarked
package dev.driveyard.journal;

import org.jspecify.annotations.NullMarked;
