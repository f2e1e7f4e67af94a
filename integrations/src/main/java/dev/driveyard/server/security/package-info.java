/**
 * Who asks, whether they may, and how much and how often.
 */
@NullMarked
package dev.driveyard.server.security;

import org.jspecify.annotations.NullMarked;
