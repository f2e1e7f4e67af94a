/**
 * What kind of content a file holds, told from a bounded prefix of its bytes and its
 * name. Nothing here parses a whole file, opens one or starts a thread.
 */
@NullMarked
package dev.driveyard.content.type;

import org.jspecify.annotations.NullMarked;
