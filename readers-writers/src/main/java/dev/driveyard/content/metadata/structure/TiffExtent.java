package dev.driveyard.content.metadata.structure;

import java.io.EOFException;
import java.io.IOException;
import java.util.Set;

import dev.driveyard.content.metadata.bytes.Content;
import org.jspecify.annotations.Nullable;

/**
 * Whether the strips and tiles of all pages of a TIFF or BigTIFF file, and of the
 * pictures in these, are within it.
 */
public final class TiffExtent {

	private static final int STRIP_OFFSETS = 273;

	private static final int STRIP_SIZES = 279;

	private static final int TILE_OFFSETS = 324;

	private static final int TILE_SIZES = 325;

	private static final TiffPolicy POLICY = TiffPolicy
		.strict(Set.of(STRIP_OFFSETS, STRIP_SIZES, TILE_OFFSETS, TILE_SIZES, TiffPolicy.SUB_FOLDERS));

	private TiffExtent() {
	}

	/**
	 * Requires all of it.
	 * @throws EOFException if it is cut off
	 */
	public static void check(Content content) throws IOException {
		new TiffWalk(content, POLICY).forEach((folder) -> {
			parts(content, folder.get(STRIP_OFFSETS), folder.get(STRIP_SIZES));
			parts(content, folder.get(TILE_OFFSETS), folder.get(TILE_SIZES));
		});
	}

	/** What has no size is not there. */
	private static void parts(Content content, long @Nullable [] offsets, long @Nullable [] sizes) throws EOFException {
		if (offsets == null || sizes == null) {
			return;
		}
		for (int i = 0; i < Math.min(offsets.length, sizes.length); i++) {
			if (sizes[i] != 0 && (offsets[i] < 0 || sizes[i] < 0 || offsets[i] > content.size() - sizes[i])) {
				throw new EOFException(
						"it is cut off: a part of it would be at " + offsets[i] + ", its end is at " + content.size());
			}
		}
	}

}
