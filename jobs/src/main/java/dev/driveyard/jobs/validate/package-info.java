/**
 * The jobs that prove that files are what they were, and bring back those that are not:
 * validate compares the disk with the catalogue and changes neither; repair restores from
 * a good copy.
 */
@NullMarked
package dev.driveyard.jobs.validate;

import org.jspecify.annotations.NullMarked;
