/**
 * Who may ask a server for what: tokens with a name and a role, of which only hashes are
 * kept.
 */
@NullMarked
package dev.driveyard.tokens;

import org.jspecify.annotations.NullMarked;
