package dev.driveyard.catalogue.duplicates;

import java.util.UUID;

/**
 * A picture among those of a run, which are in order: the best first.
 *
 * @param place in that order, from 1
 * @param content its number
 * @param similarity its perceptual hash
 * @param width in pixels, as it is seen
 * @param height in pixels, as it is seen
 * @param size of the file, in bytes
 * @param raw whether it is what a camera's sensor saw
 * @param coloured whether it has colours
 * @param lossless whether its format leaves nothing out
 * @param details how much it says of itself
 * @param oldest when the oldest of its files was changed, a number of
 * {@link dev.driveyard.files.FileTimes}
 */
public record RankedPicture(long place, long content, UUID uuid, long similarity, int width, int height, long size,
		boolean raw, boolean coloured, boolean lossless, int details, long oldest) {

	/** Why this one is better than one that comes later. */
	public BetterBy betterThan(RankedPicture later) {
		if (this.raw != later.raw) {
			return BetterBy.RAW;
		}
		if ((long) this.width * this.height != (long) later.width * later.height) {
			return BetterBy.MORE_PIXELS;
		}
		if (this.coloured != later.coloured) {
			return BetterBy.COLOURS;
		}
		if (this.lossless != later.lossless) {
			return BetterBy.LOSSLESS;
		}
		if (this.size != later.size) {
			return BetterBy.LARGER;
		}
		if (this.details != later.details) {
			return BetterBy.MORE_METADATA;
		}
		return (this.oldest != later.oldest) ? BetterBy.OLDER : BetterBy.NOTHING;
	}

}
