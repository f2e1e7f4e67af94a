/**
 * Restores a damaged or missing file from a good copy, which is proved while it is read.
 * Knows no job.
 */
@NullMarked
package dev.driveyard.transfer.repair;

import org.jspecify.annotations.NullMarked;
