package dev.driveyard.content.metadata.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.sound.SoundFiles;

/**
 * ASF, as WMV and WMA files are: the objects of its header. An object is known by the
 * first four bytes of its id.
 */
public final class AsfFile {

	private static final int MOST_OBJECTS = 1000;

	private final MetadataDraft draft;

	private AsfFile(MetadataDraft draft) {
		this.draft = draft;
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		Cursor at = Cursor.littleEndian(content, 0);
		if (at.u32() != 0x75B22630L) {
			throw new IOException("no ASF header");
		}
		long end = Math.min(content.size(), at.skip(12).s64());
		at.skip(6);
		new AsfFile(draft).objects(at, end);
		if (draft.durationMillis == null) {
			throw new IOException("it ends before its header does");
		}
		draft.bitRateOf(content.size());
	}

	private void objects(Cursor at, long end) throws IOException {
		for (int seen = 0; seen < MOST_OBJECTS && at.position + 24 <= end; seen++) {
			long start = at.position;
			long id = at.u32();
			long length = at.skip(12).s64();
			if (length < 24 || length > end - start) {
				throw new IOException("a length of " + length + " at " + start);
			}
			object((int) id, at);
			at.position = start + length;
		}
	}

	private void object(int id, Cursor at) throws IOException {
		switch (id) {
			case 0x8CABDCA1 -> {
				double seconds = at.skip(40).s64() / 1e7;
				this.draft.duration(seconds - at.skip(8).s64() / 1000.0);
			}
			case 0xB7DC0791 -> stream((int) at.u32(), at.skip(50));
			case 0x75B22633 -> {
				int title = at.u16();
				int author = at.u16();
				at.skip(6);
				this.draft.title = at.text(title, StandardCharsets.UTF_16LE);
				this.draft.author = at.text(author, StandardCharsets.UTF_16LE);
			}
			case 0x40A4D0D2 -> extended(at);
			default -> {
			}
		}
	}

	private void stream(int type, Cursor at) throws IOException {
		if (type == 0xF8699E40 && this.draft.audioCodec == null) {
			this.draft.audioCodec = SoundFiles.codec(at.u16());
			this.draft.channels = at.u16();
			this.draft.sampleRate = (int) at.u32();
		}
		else if (type == 0xBC19EFC0 && this.draft.videoCodec == null) {
			this.draft.size(at.u32(), at.u32());
			this.draft.videoCodec = at.skip(19).name();
		}
	}

	private void extended(Cursor at) throws IOException {
		for (int count = at.u16(); count > 0; count--) {
			String name = at.text(at.u16(), StandardCharsets.UTF_16LE);
			int type = at.u16();
			int length = at.u16();
			if (type == 0 && name.startsWith("WM/AlbumTitle\0")) {
				this.draft.album = at.text(length, StandardCharsets.UTF_16LE);
			}
			else {
				at.skip(length);
			}
		}
	}

}
