package dev.driveyard.picture.decode;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A scan of a progressive JPEG picture that has the means of blocks, or a further bit of
 * each.
 *
 * @param codes of each component; none for a further bit
 * @param shift by which the scan leaves bits out
 * @param restarts after how many units it begins anew; 0 for never
 */
record MeanScan(ScanBits bits, List<MeanPlane> planes, List<HuffmanCodes> codes, int shift, int restarts) {

	/** Those of one component come row by row, those of several unit by unit. */
	void read(@Nullable JpegUnits units) throws IOException {
		if (units == null) {
			throw new IOException("a scan before its picture");
		}
		this.planes.forEach((plane) -> plane.before = 0);
		MeanPlane only = this.planes.get(0);
		boolean alone = this.planes.size() == 1;
		int across = alone ? only.width : units.across();
		int down = alone ? only.height : units.down();
		int done = 0;
		for (int y = 0; y < down; y++) {
			for (int x = 0; x < across; x++) {
				if (this.restarts > 0 && done++ % this.restarts == 0 && done > 1) {
					this.bits.restart();
					this.planes.forEach((plane) -> plane.before = 0);
				}
				if (alone) {
					block(0, x, y);
				}
				else {
					unit(x, y);
				}
			}
		}
		this.planes.forEach((plane) -> plane.known = true);
	}

	private void unit(int x, int y) throws IOException {
		for (int i = 0; i < this.planes.size(); i++) {
			MeanPlane plane = this.planes.get(i);
			for (int down = 0; down < plane.down; down++) {
				for (int across = 0; across < plane.across; across++) {
					block(i, x * plane.across + across, y * plane.down + down);
				}
			}
		}
	}

	private void block(int number, int x, int y) throws IOException {
		MeanPlane plane = this.planes.get(number);
		if (this.codes.isEmpty()) {
			plane.refine(x, y, this.bits.bit() << this.shift);
			return;
		}
		plane.before += this.bits.difference(this.codes.get(number).next(this.bits) & 15);
		plane.set(x, y, plane.before << this.shift);
	}

}
