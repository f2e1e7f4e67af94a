/**
 * What files hold: identities, kinds and metadata of contents, and the files of which one
 * of these is still to be found out.
 */
@NullMarked
package dev.driveyard.catalogue.contents;

import org.jspecify.annotations.NullMarked;
