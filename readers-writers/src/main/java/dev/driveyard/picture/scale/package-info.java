/**
 * Pixels: rows of them as a decoder gives them, made smaller, turned upright, and seen in
 * the colours of sRGB.
 */
@NullMarked
package dev.driveyard.picture.scale;

import org.jspecify.annotations.NullMarked;
