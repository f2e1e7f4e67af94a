/**
 * The port to places that hold files, and the local file system behind it. A provider
 * declares its abilities; nobody asks for its class.
 */
@NullMarked
package dev.driveyard.storage;

import org.jspecify.annotations.NullMarked;
