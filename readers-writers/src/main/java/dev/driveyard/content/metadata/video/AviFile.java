package dev.driveyard.content.metadata.video;

import java.io.IOException;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.sound.SoundFiles;

/**
 * AVI: the list of headers before the film.
 */
public final class AviFile {

	private static final int MOST_CHUNKS = 1000;

	private final MetadataDraft draft;

	private int seen;

	private String stream = "";

	private AviFile(MetadataDraft draft) {
		this.draft = draft;
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		Cursor at = Cursor.littleEndian(content, 0);
		if (!at.name().equals("RIFF") || !at.skip(4).name().equals("AVI ")) {
			throw new IOException("no AVI header");
		}
		new AviFile(draft).chunks(at, content.size());
		if (draft.width == null) {
			throw new IOException("it ends before its header does");
		}
		draft.bitRateOf(content.size());
	}

	private void chunks(Cursor at, long end) throws IOException {
		while (at.position + 8 <= end && this.seen++ < MOST_CHUNKS) {
			String name = at.name();
			long length = at.u32();
			long next = at.position + length + (length & 1);
			switch (name) {
				case "LIST" -> {
					String list = at.name();
					if (list.equals("movi")) {
						return;
					}
					if (list.matches("hdrl|strl")) {
						chunks(at, Math.min(next, end));
					}
					else if (list.equals("INFO")) {
						SoundFiles.texts(at, Math.min(next, end), this.draft);
					}
				}
				case "avih" -> header(at);
				case "strh" -> stream(at);
				case "strf" -> format(at);
				default -> {
				}
			}
			at.position = next;
		}
	}

	private void header(Cursor at) throws IOException {
		long micros = at.u32();
		long frames = at.skip(12).u32();
		at.skip(12);
		this.draft.size(at.u32(), at.u32());
		if (micros > 0) {
			this.draft.duration(frames * (micros / 1e6));
			this.draft.frameRate = Math.round(1e9 / micros) / 1000.0;
		}
	}

	private void stream(Cursor at) throws IOException {
		this.stream = at.name();
		String handler = at.name();
		if (this.stream.equals("vids") && this.draft.videoCodec == null) {
			this.draft.videoCodec = handler;
		}
	}

	private void format(Cursor at) throws IOException {
		if (this.stream.equals("auds") && this.draft.audioCodec == null) {
			this.draft.audioCodec = SoundFiles.codec(at.u16());
			this.draft.channels = at.u16();
			this.draft.sampleRate = (int) at.u32();
		}
	}

}
