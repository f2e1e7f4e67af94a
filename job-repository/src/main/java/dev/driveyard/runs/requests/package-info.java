/**
 * What somebody asked to be run: rows that stay until it has been run, so that nothing
 * that was accepted is lost. Which may go next follows from their order and their claims.
 */
@NullMarked
package dev.driveyard.runs.requests;

import org.jspecify.annotations.NullMarked;
