/**
 * Sound: its tags and its length.
 */
@NullMarked
package dev.driveyard.content.metadata.sound;

import org.jspecify.annotations.NullMarked;
