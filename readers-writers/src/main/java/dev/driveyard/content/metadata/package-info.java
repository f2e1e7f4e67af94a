/**
 * What people look for in a file besides its content: the size and date of a picture, the
 * length of a film, the title of a document. Files are hostile until proven otherwise, so
 * all of it is read in a child JVM that can be killed; the child opens no file, it asks
 * for the bytes it wants.
 */
@NullMarked
package dev.driveyard.content.metadata;

import org.jspecify.annotations.NullMarked;
