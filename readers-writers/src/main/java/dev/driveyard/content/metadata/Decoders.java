package dev.driveyard.content.metadata;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.document.PdfEnd;
import dev.driveyard.content.metadata.document.TextEnd;
import dev.driveyard.content.metadata.document.ZipCheck;
import dev.driveyard.content.metadata.picture.PictureCheck;
import dev.driveyard.content.metadata.picture.PictureMemory;
import dev.driveyard.content.metadata.structure.FlacFrames;
import dev.driveyard.content.metadata.structure.OggPages;
import dev.driveyard.content.metadata.structure.SevenZipExtent;
import dev.driveyard.content.metadata.structure.SqliteExtent;
import dev.driveyard.content.metadata.structure.TiffExtent;
import dev.driveyard.content.metadata.video.MatroskaExtent;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads files to see whether they are whole, in the child. What is wrong is thrown.
 */
public final class Decoders {

	private static final String SEVEN_ZIP = "application/x-7z-compressed";

	private static final String SQLITE = "application/x-sqlite3";

	private static final String JSON = "application/json";

	private static final Set<String> PACKED = Set.of("application/zip", "application/gzip", "application/x-bzip2",
			"application/java-archive", "application/vnd.android.package-archive", SEVEN_ZIP);

	/** Those whose strips are where TIFF says, and not where a maker does. */
	private static final Set<String> TIFF = Set.of("image/tiff", "image/x-raw-adobe", "image/x-canon-cr2",
			"image/x-raw-nikon");

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };

	private Decoders() {
	}

	/** Whether files of a type can be looked at. */
	public static boolean know(String type) {
		return PACKED.contains(type) || MetadataFormat.of(type) != null || isStructured(type);
	}

	private static boolean isStructured(String type) {
		return type.equals(SQLITE) || type.equals(JSON) || isXml(type);
	}

	private static boolean isXml(String type) {
		return type.endsWith("/xml") || type.endsWith("+xml");
	}

	/**
	 * Reads a file.
	 * @param nativeBytes what libraries may take of memory
	 * @throws IOException if it is not whole
	 */
	static void check(String type, Content content, long nativeBytes) throws IOException {
		if (PACKED.contains(type)) {
			packed(type, content);
			return;
		}
		MetadataFormat format = MetadataFormat.of(type);
		if (format != null) {
			PictureMemory.check(format, content, nativeBytes, Runtime.getRuntime().maxMemory() / 2);
			if (TIFF.contains(type)) {
				TiffExtent.check(content);
			}
			check(format, content);
		}
		else if (type.equals(SQLITE)) {
			SqliteExtent.check(content);
		}
		else if (type.equals(JSON)) {
			TextEnd.json(content);
		}
		else if (isXml(type)) {
			TextEnd.xml(content);
		}
	}

	private static void check(MetadataFormat format, Content content) throws IOException {
		switch (format) {
			case JPEG, GIF, BMP -> PictureCheck.decode(format.name().toLowerCase(Locale.ROOT), content);
			case PNG -> png(content);
			case WEBP, WAV, AVI -> riff(content);
			case MP4, HEIF -> boxes(content);
			case MATROSKA -> MatroskaExtent.check(content);
			case FLAC -> FlacFrames.check(content);
			case OGG -> OggPages.check(content);
			case PDF -> PdfEnd.check(content);
			case EPUB, OPEN_DOCUMENT -> ZipCheck.check(content);
			case OFFICE -> {
				if (content.bytes(0, 1)[0] == 'P') {
					ZipCheck.check(content);
				}
			}
			default -> {
			}
		}
		new MetadataExtractor().extract(format, content, new MetadataDraft());
	}

	private static void packed(String type, Content content) throws IOException {
		switch (type) {
			case "application/gzip" -> drain(new GZIPInputStream(content.stream(), 1 << 16), null);
			case "application/x-bzip2" -> drain(new BZip2CompressorInputStream(content.stream(), true), null);
			case SEVEN_ZIP -> SevenZipExtent.check(content);
			default -> ZipCheck.check(content);
		}
	}

	/** Reads to the end. */
	public static long drain(InputStream in, @Nullable CRC32 sum) throws IOException {
		byte[] buffer = new byte[1 << 16];
		long size = 0;
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
			size += read;
			if (sum != null) {
				sum.update(buffer, 0, read);
			}
		}
		return size;
	}

	/** Each part of it has its own sum, and the last one has a name. */
	private static void png(Content content) throws IOException {
		long at = PNG.length;
		byte[] buffer = new byte[1 << 16];
		String name = "";
		while (!name.equals("IEND")) {
			Cursor cursor = Cursor.bigEndian(content, at);
			long length = cursor.u32();
			name = new String(content.bytes(at + 4, 4), StandardCharsets.US_ASCII);
			if (at + 12 + length > content.size()) {
				throw new EOFException("it is cut off");
			}
			CRC32 sum = new CRC32();
			for (long done = 0; done < length + 4;) {
				int read = content.read(at + 4 + done, buffer, 0, (int) Math.min(buffer.length, length + 4 - done));
				if (read < 0) {
					throw new EOFException("it is cut off");
				}
				sum.update(buffer, 0, read);
				done += read;
			}
			if (Cursor.bigEndian(content, at + 8 + length).u32() != sum.getValue()) {
				throw new IOException("the sum of its part " + name + " is wrong");
			}
			at += 12 + length;
		}
	}

	private static void riff(Content content) throws IOException {
		long length = Cursor.littleEndian(content, 4).u32();
		if (length != 0xFFFF_FFFFL && length != 0 && length + 8 > content.size()) {
			throw new EOFException("it is cut off: " + content.size() + " of " + (length + 8) + " bytes are there");
		}
	}

	private static void boxes(Content content) throws IOException {
		long at = 0;
		while (at + 8 <= content.size()) {
			Cursor cursor = Cursor.bigEndian(content, at);
			long size = cursor.u32();
			String name = new String(content.bytes(at + 4, 4), StandardCharsets.ISO_8859_1);
			if (size == 1) {
				size = Cursor.bigEndian(content, at + 8).s64();
			}
			if (size == 0 || (size < 8 && at > 0)) {
				return;
			}
			if (size < 8 || size > content.size() - at) {
				throw new EOFException("it is cut off in its part " + name);
			}
			at += size;
		}
	}

}
