/**
 * What the tests of all modules have in common.
 */
@NullMarked
package dev.driveyard.testing;

import org.jspecify.annotations.NullMarked;
