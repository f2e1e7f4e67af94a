/**
 * What files say of where their parts are, and whether they are as long as that: without
 * decoding these.
 */
@NullMarked
package dev.driveyard.content.metadata.structure;

import org.jspecify.annotations.NullMarked;
