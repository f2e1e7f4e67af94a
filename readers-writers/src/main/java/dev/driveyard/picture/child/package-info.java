/**
 * The child process that renders pictures: what it is told, and how it answers.
 */
@NullMarked
package dev.driveyard.picture.child;

import org.jspecify.annotations.NullMarked;
