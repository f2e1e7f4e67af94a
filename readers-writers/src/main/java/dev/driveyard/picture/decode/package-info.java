/**
 * Decoders, in the child: the bytes of a medium to rows of pixels, no more of them than
 * are needed.
 */
@NullMarked
package dev.driveyard.picture.decode;

import org.jspecify.annotations.NullMarked;
