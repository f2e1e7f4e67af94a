/**
 * Pictures: what they say of themselves, and whether they can be decoded whole.
 */
@NullMarked
package dev.driveyard.content.metadata.picture;

import org.jspecify.annotations.NullMarked;
