/**
 * The embedded Tomcat: where it listens, and what it says of requests that reach no
 * controller.
 */
@NullMarked
package dev.driveyard.server.tomcat;

import org.jspecify.annotations.NullMarked;
