/**
 * What commands do with a server elsewhere, over its REST API: without a library of this
 * machine, a database or Spring.
 */
@NullMarked
package dev.driveyard.cli.remote;

import org.jspecify.annotations.NullMarked;
