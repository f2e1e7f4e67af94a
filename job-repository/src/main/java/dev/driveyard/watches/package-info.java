/**
 * Which locations are watched, as rows. Who watches them is the matter of a driver.
 */
@NullMarked
package dev.driveyard.watches;

import org.jspecify.annotations.NullMarked;
