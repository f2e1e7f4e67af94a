/**
 * Failures, issues and findings in the words of this command line, with what can be done
 * about them.
 */
@NullMarked
package dev.driveyard.cli.words;

import org.jspecify.annotations.NullMarked;
