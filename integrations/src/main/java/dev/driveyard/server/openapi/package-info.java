/**
 * What the server can be asked, as an OpenAPI document. It is made from the controllers
 * when they are tested, not when the server starts.
 */
@NullMarked
package dev.driveyard.server.openapi;

import org.jspecify.annotations.NullMarked;
