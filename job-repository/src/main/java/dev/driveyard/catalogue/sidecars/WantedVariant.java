package dev.driveyard.catalogue.sidecars;

/**
 * A variant that a content is to have.
 *
 * @param recipe what it is to be: one that was made by another is made anew
 */
public record WantedVariant(SidecarKind kind, String variant, String recipe) {
}
