/**
 * What files hold, as numbers: BLAKE3 of whole files, of many small ones at once and of
 * samples of large ones. Knows neither files nor database.
 */
@NullMarked
package dev.driveyard.content;

import org.jspecify.annotations.NullMarked;
