/**
 * What makes a backend of an address: factories, what they need to know of servers, and
 * how they fail.
 */
@NullMarked
package dev.driveyard.storage.volume;

import org.jspecify.annotations.NullMarked;
