/**
 * The system's libturbojpeg, if there is one: it makes JPEG pictures smaller while it
 * decodes them.
 */
@NullMarked
package dev.driveyard.picture.turbo;

import org.jspecify.annotations.NullMarked;
