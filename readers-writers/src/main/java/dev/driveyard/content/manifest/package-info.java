/**
 * Lists of files with their hashes, as b3sum, sha256sum and BagIt write them: writing
 * them and checking folders against them. Knows no job.
 */
@NullMarked
package dev.driveyard.content.manifest;

import org.jspecify.annotations.NullMarked;
