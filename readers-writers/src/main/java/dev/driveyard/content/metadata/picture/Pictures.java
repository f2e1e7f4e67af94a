package dev.driveyard.content.metadata.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.video.Boxes;

/**
 * Pictures whose header says it all.
 */
public final class Pictures {

	private static final int MOST_CHUNKS = 1000;

	private Pictures() {
	}

	public static void gif(Content content, MetadataDraft draft) throws IOException {
		Cursor at = Cursor.littleEndian(content, 0);
		expect(at.text(4, StandardCharsets.ISO_8859_1).equals("GIF8"), "GIF");
		at.skip(2);
		draft.size(at.u16(), at.u16());
	}

	public static void bmp(Content content, MetadataDraft draft) throws IOException {
		Cursor at = Cursor.littleEndian(content, 0);
		expect(at.text(2, StandardCharsets.ISO_8859_1).equals("BM"), "BMP");
		at.skip(12);
		boolean old = at.u32() == 12;
		draft.size(old ? at.u16() : at.u32(), Math.abs(old ? at.u16() : (int) at.u32()));
	}

	/** The largest of an icon's pictures. */
	public static void icon(Content content, MetadataDraft draft) throws IOException {
		Cursor at = Cursor.littleEndian(content, 2);
		int type = at.u16();
		expect(type == 1 || type == 2, "icon");
		for (int pictures = at.u16(), largest = 0; pictures > 0; pictures--) {
			int width = (at.u8() + 255) % 256 + 1;
			int height = (at.u8() + 255) % 256 + 1;
			if (width * height > largest) {
				largest = width * height;
				draft.size(width, height);
			}
			at.skip(14);
		}
	}

	/** The chunks before the picture itself. */
	public static void png(Content content, MetadataDraft draft) throws IOException {
		Cursor at = Cursor.bigEndian(content, 0);
		expect(at.s64() == 0x89504E470D0A1A0AL, "PNG");
		at.skip(8);
		draft.size(at.u32(), at.u32());
		at.skip(9);
		for (int chunks = 0; chunks < MOST_CHUNKS && at.has(12); chunks++) {
			long length = at.u32();
			String name = at.name();
			if (name.equals("IDAT") || name.equals("IEND")) {
				return;
			}
			long next = at.position + length + 4;
			if (length < 1 << 20) {
				pngChunk(name, at.bytes((int) length), draft);
			}
			at.position = next;
		}
		if (!at.has(12)) {
			throw new EOFException("it ends before the picture begins");
		}
	}

	private static void pngChunk(String name, byte[] data, MetadataDraft draft) {
		if (name.equals("eXIf")) {
			Exif.block(data, draft);
		}
		else if (name.equals("tEXt") || name.equals("iTXt")) {
			boolean international = name.equals("iTXt");
			String text = new String(data, international ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
			int end = text.indexOf('\0');
			if (end < 1 || (international && (text.length() < end + 3 || text.charAt(end + 1) != 0))) {
				return;
			}
			String value = text.substring(international ? text.lastIndexOf('\0') + 1 : end + 1);
			switch (text.substring(0, end).toLowerCase(Locale.ROOT)) {
				case "title" -> draft.title = value;
				case "author" -> draft.author = value;
				case "software" -> draft.producer = value;
				default -> {
				}
			}
		}
	}

	/** JPEG 2000: the header box in the header box. */
	public static void jp2(Content content, MetadataDraft draft) throws IOException {
		Boxes.walk(content, 0, content.size(), (header) -> {
			if (header.is("jp2h")) {
				Boxes.walk(content, header.from(), header.to(), (image) -> {
					if (image.is("ihdr")) {
						Cursor at = Cursor.bigEndian(content, image.from());
						long height = at.u32();
						draft.size(at.u32(), height);
					}
				});
			}
		});
		expect(draft.width != null, "JPEG 2000");
	}

	private static void expect(boolean right, String format) throws IOException {
		if (!right) {
			throw new IOException("no " + format + " header");
		}
	}

}
