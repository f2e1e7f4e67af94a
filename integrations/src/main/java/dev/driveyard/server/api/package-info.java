/**
 * The controllers of runs, requests, the queue, jobs and tokens, with the records they
 * answer.
 */
@NullMarked
package dev.driveyard.server.api;

import org.jspecify.annotations.NullMarked;
