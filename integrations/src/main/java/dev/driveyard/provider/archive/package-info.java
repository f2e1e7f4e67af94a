/**
 * Archives of the local file system, to be read: zip, tar and tar.gz. What they hold is
 * shown as folders and files that can't leave the archive; what makes no sense in one is
 * an issue of the file that it is about.
 */
@NullMarked
package dev.driveyard.provider.archive;

import org.jspecify.annotations.NullMarked;
