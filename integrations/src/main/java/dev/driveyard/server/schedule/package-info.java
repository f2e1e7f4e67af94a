/**
 * Schedules over HTTP: who may keep them is an operator, and the paths of those who come
 * with a token lie where they may name paths.
 */
@NullMarked
package dev.driveyard.server.schedule;

import org.jspecify.annotations.NullMarked;
