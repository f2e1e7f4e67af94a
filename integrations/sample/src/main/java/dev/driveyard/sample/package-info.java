/**
 * An application that embeds a library: a folder arrives, is indexed, is searched for
 * duplicates, and somebody gets a mail.
 */
@NullMarked
package dev.driveyard.sample;

import org.jspecify.annotations.NullMarked;
