package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.TypedContent;
import dev.driveyard.catalogue.TypedEntry;

/**
 * What some contents and files were found to be, and what is to be told of them.
 */
record Analysis(List<TypedContent> contents, List<TypedEntry> entries, List<Issue> issues) {
}
