/**
 * Whether files are as long as what they say of their parts: without decoding these.
 */
@NullMarked
package dev.driveyard.content.metadata.structure;

import org.jspecify.annotations.NullMarked;
