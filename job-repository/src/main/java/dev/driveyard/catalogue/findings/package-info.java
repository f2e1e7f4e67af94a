/**
 * What validations looked at, and what they found to be other than it should be.
 */
@NullMarked
package dev.driveyard.catalogue.findings;

import org.jspecify.annotations.NullMarked;
