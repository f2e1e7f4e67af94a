/**
 * Films: what their containers say.
 */
@NullMarked
package dev.driveyard.content.metadata.video;

import org.jspecify.annotations.NullMarked;
