/**
 * The port to places that hold files. A backend declares its abilities; nobody asks for
 * its class. Knows no catalogue and no job.
 */
@NullMarked
package dev.driveyard.storage;

import org.jspecify.annotations.NullMarked;
