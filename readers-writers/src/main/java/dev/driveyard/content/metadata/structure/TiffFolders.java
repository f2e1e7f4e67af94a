package dev.driveyard.content.metadata.structure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.content.metadata.bytes.Content;

/**
 * The image file directories of a file of TIFF's form, also those below others. What is
 * not within the file is passed over.
 */
public final class TiffFolders {

	private static final int ORIENTATION = 0x112;

	private static final int EXIF = 0x8769;

	private TiffFolders() {
	}

	/** All of them, the first one first; each with the numbers that its tags have. */
	public static List<Map<Integer, long[]>> read(Content content) throws IOException {
		return folders(new TiffWalk(content, TiffPolicy.forgiving(List.of(TiffPolicy.SUB_FOLDERS, EXIF))));
	}

	/**
	 * Those of a maker's note, where places count from its beginning.
	 * @param mark where the two letters are that tell the order of bytes
	 * @param from where the first one is
	 * @param below a tag that says where another is
	 */
	public static List<Map<Integer, long[]>> ofNote(Content note, int mark, int from, int below) throws IOException {
		return folders(new TiffWalk(note, mark, from, TiffPolicy.forgiving(List.of(below))));
	}

	private static List<Map<Integer, long[]>> folders(TiffWalk walk) throws IOException {
		List<Map<Integer, long[]>> folders = new ArrayList<>();
		walk.forEach(folders::add);
		return folders;
	}

	/** How a picture is turned, 1 to 8; 1 if nothing is said. */
	public static int orientation(Content content) {
		try {
			List<Map<Integer, long[]>> folders = read(content);
			return folders.isEmpty() ? 1 : orientation(folders.get(0));
		}
		catch (IOException ex) {
			return 1;
		}
	}

	/** The same by what a folder says. */
	public static int orientation(Map<Integer, long[]> folder) {
		long[] values = folder.getOrDefault(ORIENTATION, new long[] { 1 });
		return (values.length > 0 && values[0] >= 1 && values[0] <= 8) ? (int) values[0] : 1;
	}

}
