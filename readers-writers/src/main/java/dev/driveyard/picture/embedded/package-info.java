/**
 * Pictures within other files: covers of sound, previews of raw photos.
 */
@NullMarked
package dev.driveyard.picture.embedded;

import org.jspecify.annotations.NullMarked;
