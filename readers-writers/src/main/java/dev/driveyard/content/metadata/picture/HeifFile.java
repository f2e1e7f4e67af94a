package dev.driveyard.content.metadata.picture;

import java.io.IOException;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.video.Boxes;

/**
 * HEIC, HEIF and AVIF. A large picture is a grid of tiles, each with a size of its own;
 * the largest size in the file is that of the picture.
 */
public final class HeifFile {

	private static final int DEEPEST = 8;

	private final Content content;

	private final MetadataDraft draft;

	private long most;

	private int depth;

	private HeifFile(Content content, MetadataDraft draft) {
		this.content = content;
		this.draft = draft;
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		Exif.heif(content, draft);
		new HeifFile(content, draft).visit(new Boxes.Box("", 0, content.size()));
		if (draft.width == null) {
			throw new IOException("no picture in it");
		}
	}

	private void visit(Boxes.Box parent) throws IOException {
		if (this.depth >= DEEPEST) {
			return;
		}
		this.depth++;
		Boxes.walk(this.content, parent.from(), parent.to(), (box) -> {
			switch (box.name()) {
				case "meta" -> visit(new Boxes.Box("meta", box.from() + 4, box.to()));
				case "iprp", "ipco" -> visit(box);
				case "ispe" -> {
					Cursor at = Cursor.bigEndian(this.content, box.from() + 4);
					size(at.u32(), at.u32());
				}
				default -> {
				}
			}
		});
		this.depth--;
	}

	private void size(long width, long height) {
		if (width * height > this.most) {
			this.most = width * height;
			this.draft.size(width, height);
		}
	}

}
