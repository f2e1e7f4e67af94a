package dev.driveyard.jobs.duplicates;

import dev.driveyard.catalogue.duplicates.SimilarGroups;
import dev.driveyard.catalogue.duplicates.SimilarPictures;
import dev.driveyard.catalogue.duplicates.UnseenPictures;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.picture.RenderLimits;

/**
 * The beans that only the look for similar pictures needs.
 *
 * @param limits what a picture may cost
 */
record SimilarParts(UnseenPictures unseen, SimilarPictures pictures, SimilarGroups groups, PictureContents contents,
		Sidecars sidecars, RenderLimits limits) {
}
