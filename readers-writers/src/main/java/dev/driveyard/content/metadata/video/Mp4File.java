package dev.driveyard.content.metadata.video;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * MP4, QuickTime and their relatives: films and music.
 */
public final class Mp4File {

	/** Seconds from 1904, where QuickTime's time begins, to 1970. */
	private static final long EPOCH = 2_082_844_800L;

	private static final int DEEPEST = 12;

	private final Content content;

	private final MetadataDraft draft;

	private final Mp4Tags tags;

	private String handler = "";

	private long movieScale;

	private long trackScale;

	private boolean seen;

	private boolean fragmented;

	private @Nullable Instant created;

	private int depth;

	private Mp4File(Content content, MetadataDraft draft) {
		this.content = content;
		this.draft = draft;
		this.tags = new Mp4Tags(content, draft);
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		Mp4File file = new Mp4File(content, draft);
		boolean whole = Boxes.walk(content, 0, content.size(), file.new Root());
		boolean known = draft.videoCodec != null || draft.audioCodec != null;
		if (!file.seen || (!whole && !known)) {
			throw new IOException(whole ? "no film in it" : "it ends before its index");
		}
		file.finish();
	}

	private void finish() {
		this.tags.finish();
		if (this.draft.videoCodec == null) {
			this.draft.created = this.created;
		}
		else if (this.draft.takenAt == null && this.created != null) {
			this.draft.takenAt = LocalDateTime.ofInstant(this.created, ZoneOffset.UTC);
			this.draft.takenOffset = ZoneOffset.UTC;
		}
		this.draft.bitRateOf(this.content.size());
	}

	private boolean visit(Boxes.Box parent) throws IOException {
		if (this.depth >= DEEPEST) {
			return true;
		}
		this.depth++;
		boolean whole = Boxes.walk(this.content, parent.from(), parent.to(), this::box);
		this.depth--;
		return whole;
	}

	private void box(Boxes.Box box) throws IOException {
		switch (box.name()) {
			case "moov", "mvex", "mdia", "minf", "stbl" -> visit(box);
			case "moof" -> this.fragmented = true;
			case "mehd" -> fragments(at(box));
			case "udta" -> {
				visit(box);
				this.tags.userData(box);
			}
			case "trak" -> {
				this.handler = "";
				visit(box);
			}
			case "mvhd" -> movie(at(box));
			case "tkhd" -> turn(at(box));
			case "mdhd" -> this.trackScale = header(at(box)).scale();
			case "hdlr" -> this.handler = this.handler.isEmpty() ? at(box).skip(8).name() : this.handler;
			case "stsd" -> sample(at(box).skip(8));
			case "stts" -> frames(at(box).skip(4));
			case "meta" -> this.tags.meta(box);
			default -> {
			}
		}
	}

	private Cursor at(Boxes.Box box) {
		return Cursor.bigEndian(this.content, box.from());
	}

	private void movie(Cursor at) throws IOException {
		this.seen = true;
		Header header = header(at);
		if (header.created() > EPOCH) {
			this.created = Instant.ofEpochSecond(header.created() - EPOCH);
		}
		this.movieScale = header.scale();
		boolean unknown = header.duration() == 0xFFFF_FFFFL || header.duration() < 0;
		if (header.scale() > 0 && !unknown) {
			this.draft.duration((double) header.duration() / header.scale());
		}
	}

	/** How long a film in fragments is; its header says nothing of that. */
	private void fragments(Cursor at) throws IOException {
		boolean wide = at.u8() == 1;
		at.skip(3);
		long duration = wide ? at.s64() : at.u32();
		if (this.movieScale > 0 && duration > 0) {
			this.draft.duration((double) duration / this.movieScale);
		}
	}

	private static Header header(Cursor at) throws IOException {
		boolean wide = at.u8() == 1;
		at.skip(3);
		long created = wide ? at.s64() : at.u32();
		at.skip(wide ? 8 : 4);
		long scale = at.u32();
		return new Header(created, scale, wide ? at.s64() : at.u32());
	}

	/** A film that was taken upright is stored lying, with a matrix that turns it. */
	private void turn(Cursor at) throws IOException {
		boolean wide = at.u8() == 1;
		at.skip(wide ? 51 : 39);
		int a = (int) at.u32();
		int b = (int) at.u32();
		if (this.draft.orientation == null && at.skip(28).u32() > 0) {
			this.draft.orientation = (b > 0) ? Integer.valueOf(6)
					: (b < 0) ? Integer.valueOf(8) : (a < 0) ? Integer.valueOf(3) : null;
		}
	}

	private void sample(Cursor at) throws IOException {
		at.skip(4);
		String codec = at.name().strip();
		if (this.handler.equals("vide") && this.draft.videoCodec == null) {
			this.draft.videoCodec = codec;
			at.skip(24);
			this.draft.size(at.u16(), at.u16());
		}
		else if (this.handler.equals("soun") && this.draft.audioCodec == null) {
			this.draft.audioCodec = codec;
			sound(at.skip(8));
		}
	}

	/** QuickTime's second version has other places for what it says. */
	private void sound(Cursor at) throws IOException {
		boolean second = at.u16() == 2;
		this.draft.channels = at.skip(6).u16();
		this.draft.sampleRate = at.skip(6).u16();
		if (second) {
			this.draft.sampleRate = (int) Double.longBitsToDouble(at.skip(6).s64());
			this.draft.channels = (int) at.u32();
		}
	}

	/** The frames of a track and how long they last. */
	private void frames(Cursor at) throws IOException {
		if (!this.handler.equals("vide") || this.draft.frameRate != null || this.trackScale <= 0) {
			return;
		}
		long frames = 0;
		double units = 0;
		for (long entries = Math.min(at.u32(), 100_000); entries > 0 && at.has(8); entries--) {
			long count = at.u32();
			frames += count;
			units += (double) count * at.u32();
		}
		if (frames > 1 && units > 0) {
			this.draft.frameRate = Math.round(frames * this.trackScale / units * 1000) / 1000.0;
		}
	}

	/**
	 * The boxes of the file itself. The header of a film in fragments stands before them.
	 */
	private final class Root implements Boxes.Visitor {

		@Override
		public void visit(Boxes.Box box) throws IOException {
			box(box);
		}

		@Override
		public boolean isDone() {
			return Mp4File.this.seen && Mp4File.this.fragmented;
		}

	}

	private record Header(long created, long scale, long duration) {
	}

}
