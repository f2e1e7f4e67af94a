package dev.driveyard.picture.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.structure.TiffFolders;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.video.Boxes;
import dev.driveyard.picture.decode.JpegHeader;
import dev.driveyard.picture.decode.MediumFormat;
import org.jspecify.annotations.Nullable;

/**
 * The JPEG pictures that cameras put into their raw files, of which the largest counts.
 */
public final class RawPreviews {

	private static final int STRIP = 0x111;

	private static final int STRIP_LENGTH = 0x117;

	private static final int JPEG = 0x201;

	private static final int JPEG_LENGTH = 0x202;

	/** Panasonic's. */
	private static final int JPEG_FROM_RAW = 0x2E;

	private static final int MAKER_NOTE = 0x927C;

	private static final int SEARCHED = 4 << 20;

	/** Olympus's camera settings, in its note. */
	private static final int SETTINGS = 0x2020;

	/** In those. */
	private static final int PREVIEW = 0x101;

	/** In those. */
	private static final int PREVIEW_LENGTH = 0x102;

	/** Of the box in which Canon says all of a photo. */
	private static final String CANON = "85c0b687820f11e08111f4ce462b6a48";

	private final Content content;

	private final List<Content> candidates = new ArrayList<>();

	private int orientation = 1;

	private RawPreviews(Content content) {
		this.content = content;
	}

	/** The largest; null if there is none. */
	public static @Nullable EmbeddedPicture largest(Content content) throws IOException {
		RawPreviews previews = new RawPreviews(content);
		String head = new String(content.upTo(0, 16), StandardCharsets.ISO_8859_1);
		if (head.startsWith("FUJIFILM")) {
			previews.fuji();
		}
		else if (head.startsWith("ftyp", 4)) {
			previews.boxes(0, content.size(), 0);
		}
		else {
			previews.folders();
		}
		return previews.best();
	}

	private void add(long from, long length) throws IOException {
		if (from > 0 && length > 100 && from < this.content.size()) {
			this.candidates.add(this.content.part(from, length));
		}
	}

	private void fuji() throws IOException {
		Cursor at = Cursor.bigEndian(this.content, 84);
		add(at.u32(), at.u32());
	}

	private void folders() throws IOException {
		List<Map<Integer, long[]>> folders = TiffFolders.read(this.content);
		for (Map<Integer, long[]> folder : folders) {
			long[] none = new long[0];
			for (int[] tags : new int[][] { { JPEG, JPEG_LENGTH }, { STRIP, STRIP_LENGTH } }) {
				long[] from = folder.getOrDefault(tags[0], none);
				long[] length = folder.getOrDefault(tags[1], none);
				if (from.length == 1 && length.length == 1) {
					add(from[0], length[0]);
				}
			}
			long[] whole = folder.getOrDefault(JPEG_FROM_RAW, none);
			if (whole.length == 2) {
				add(whole[0], whole[1]);
			}
			long[] note = folder.getOrDefault(MAKER_NOTE, none);
			if (note.length == 2) {
				search(note[0], note[1]);
				olympus(note[0]);
			}
		}
		this.orientation = folders.isEmpty() ? 1 : TiffFolders.orientation(folders.get(0));
	}

	/** Some makers keep the preview among their own notes. */
	private void search(long from, long length) throws IOException {
		byte[] note = this.content.upTo(from, (int) Math.min(length, SEARCHED));
		for (int i = 0; i + 3 < note.length; i++) {
			if (note[i] == (byte) 0xFF && note[i + 1] == (byte) 0xD8 && note[i + 2] == (byte) 0xFF) {
				add(from + i, length - i);
			}
		}
	}

	/** Olympus keeps it elsewhere, and says where. */
	private void olympus(long from) throws IOException {
		Content note = this.content.part(from, this.content.size() - from);
		String head = new String(note.upTo(0, 12), StandardCharsets.ISO_8859_1);
		int mark = head.startsWith("OLYMPUS\0") ? 8 : head.startsWith("OM SYSTEM\0") ? 12 : 0;
		if (mark == 0) {
			return;
		}
		for (Map<Integer, long[]> folder : TiffFolders.ofNote(note, mark, mark + 4, SETTINGS)) {
			long[] place = folder.getOrDefault(PREVIEW, new long[0]);
			long[] length = folder.getOrDefault(PREVIEW_LENGTH, new long[0]);
			if (place.length == 1 && length.length == 1) {
				add(from + place[0], length[0]);
			}
		}
	}

	/**
	 * Canon's newer files are of the family of MP4: a preview, and pictures as tracks.
	 */
	private void boxes(long from, long to, int depth) throws IOException {
		long[] track = new long[2];
		Boxes.walk(this.content, from, to, (box) -> {
			if (depth < 6 && (box.is("moov") || box.is("trak") || box.is("mdia") || box.is("minf") || box.is("stbl"))) {
				boxes(box.from(), box.to(), depth + 1);
			}
			else if (box.is("uuid") || box.is("CNTH")) {
				search(box.from(), box.to() - box.from());
				if (depth < 6 && HexFormat.of().formatHex(this.content.upTo(box.from(), 16)).equals(CANON)) {
					boxes(box.from() + 16, box.to(), depth + 1);
				}
			}
			else if (box.is("stsz")) {
				Cursor at = Cursor.bigEndian(this.content, box.from() + 4);
				long size = at.u32();
				track[1] = (size == 0 && at.u32() > 0) ? at.u32() : size;
			}
			else if (box.is("co64") || box.is("stco")) {
				track[0] = Cursor.bigEndian(this.content, box.from() + 8).number(box.is("co64") ? 8 : 4);
			}
			else if (box.is("CMT1")) {
				this.orientation = TiffFolders.orientation(this.content.part(box.from(), box.to() - box.from()));
			}
		});
		add(track[0], track[1]);
	}

	private @Nullable EmbeddedPicture best() throws IOException {
		Content best = null;
		long most = 0;
		for (Content candidate : this.candidates) {
			long pixels = JpegHeader.pixels(candidate);
			if (pixels > most) {
				most = pixels;
				best = candidate;
			}
		}
		return (best != null) ? new EmbeddedPicture(MediumFormat.JPEG, best, this.orientation) : null;
	}

}
