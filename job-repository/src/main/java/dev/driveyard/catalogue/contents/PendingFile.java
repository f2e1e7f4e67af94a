package dev.driveyard.catalogue.contents;

import dev.driveyard.catalogue.Entry;

/**
 * A file whose content is to be found out.
 *
 * @param entry as the catalogue has it
 * @param directory the path of its directory relative to the location's root
 * @param directoryVolume the volume of its directory
 * @param directoryInode the inode of its directory, by which it is known again
 */
public record PendingFile(Entry entry, String directory, long directoryVolume, long directoryInode) {
}
