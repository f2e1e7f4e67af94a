/**
 * Walks a tree of files: ordered, restartable by key, several directories ahead of who
 * reads. Knows neither database nor job.
 */
@NullMarked
package dev.driveyard.tree;

import org.jspecify.annotations.NullMarked;
