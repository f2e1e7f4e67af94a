/**
 * The catalogue, to be read: what is where, what it holds, what is there twice, what is
 * wrong, and what was done to it. The objects are those that the command line prints.
 */
@NullMarked
package dev.driveyard.server.catalogue;

import org.jspecify.annotations.NullMarked;
