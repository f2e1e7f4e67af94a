/**
 * A small client of a server's REST API: who asks, by which address and whom it trusts.
 * It knows neither Spring nor a database, and starts fast.
 */
@NullMarked
package dev.driveyard.client;

import org.jspecify.annotations.NullMarked;
