/**
 * What the tests of all jobs share: libraries on each database, trees, and the volume
 * that a test can watch.
 */
@NullMarked
package dev.driveyard.jobs.testing;

import org.jspecify.annotations.NullMarked;
