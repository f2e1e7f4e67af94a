/**
 * How two trees differ, as a run that compared them has found it.
 */
@NullMarked
package dev.driveyard.catalogue.differences;

import org.jspecify.annotations.NullMarked;
