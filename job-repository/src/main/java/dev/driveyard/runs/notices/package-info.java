/**
 * What is to be told to somebody outside of what runs did, kept until he has taken it.
 */
@NullMarked
package dev.driveyard.runs.notices;

import org.jspecify.annotations.NullMarked;
