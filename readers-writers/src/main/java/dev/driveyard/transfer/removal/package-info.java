/**
 * Removes trees for good: bottom-up through handles of directories, so that nothing that
 * happens to their paths meanwhile leads out of them; overwrites files before that if
 * asked; and refuses what nobody means to remove.
 */
@NullMarked
package dev.driveyard.transfer.removal;

import org.jspecify.annotations.NullMarked;
