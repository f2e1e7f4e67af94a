/**
 * The index job: turns a tree of files into a catalogue that is right and stays right.
 * Steps: discover, revisit, reconcile, links, aggregate.
 */
@NullMarked
package dev.driveyard.jobs.index;

import org.jspecify.annotations.NullMarked;
