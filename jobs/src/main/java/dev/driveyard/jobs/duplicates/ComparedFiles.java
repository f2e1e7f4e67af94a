package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;

/**
 * Files of one content that are to be compared with the first of it.
 */
record ComparedFiles(long content, List<Member> members) {
}
