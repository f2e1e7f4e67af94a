/**
 * The watcher: keeps locations current as they change on disk. What it hears only says
 * which directories to look at; the index job looks. Drivers use
 * {@link dev.driveyard.watch.WatchSettings}.
 */
@NullMarked
package dev.driveyard.watch;

import org.jspecify.annotations.NullMarked;
