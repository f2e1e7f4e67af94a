package dev.driveyard.content.metadata.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

import dev.driveyard.content.metadata.EncryptedException;
import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.ContentChannel;
import dev.driveyard.content.metadata.bytes.Cursor;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.HPSFException;
import org.apache.poi.hpsf.PropertySet;
import org.apache.poi.hpsf.PropertySetFactory;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.CodePageUtil;
import org.jspecify.annotations.Nullable;

/**
 * Word, Excel, PowerPoint, Outlook and others in OLE compound files, by Apache POI: their
 * property sets, not their text.
 */
public final class OleFile {

	private static final String MESSAGE = "__properties_version1.0";

	private static final int LONGEST = 1 << 20;

	private OleFile() {
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		if (Cursor.bigEndian(content, 0).u32() != 0xD0CF11E0L) {
			old(content);
			return;
		}
		try (ContentChannel channel = new ContentChannel(content);
				POIFSFileSystem files = new POIFSFileSystem(channel, true)) {
			DirectoryNode root = files.getRoot();
			if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
				throw new EncryptedException();
			}
			if (set(root, SummaryInformation.DEFAULT_STREAM_NAME) instanceof SummaryInformation summary) {
				summary(summary, draft);
			}
			if (set(root, DocumentSummaryInformation.DEFAULT_STREAM_NAME) instanceof DocumentSummaryInformation more
					&& more.getSlideCount() > 0) {
				draft.pages = more.getSlideCount();
			}
			if (root.hasEntryCaseInsensitive(MESSAGE)) {
				draft.title = message(root, "0037");
				draft.author = message(root, "0C1A");
			}
		}
	}

	/**
	 * Spreadsheets of before 1993 are no compound files; they say nothing of themselves.
	 */
	private static void old(Content content) throws IOException {
		if (Cursor.littleEndian(content, 0).u8() != 9) {
			throw new IOException("no compound file");
		}
	}

	private static void summary(SummaryInformation summary, MetadataDraft draft) {
		draft.title = summary.getTitle();
		draft.author = summary.getAuthor();
		draft.producer = summary.getApplicationName();
		draft.pages = summary.getPageCount();
		draft.words = (long) summary.getWordCount();
		draft.created = instant(summary.getCreateDateTime());
		draft.modified = instant(summary.getLastSaveDateTime());
	}

	private static @Nullable Instant instant(@Nullable Date time) {
		return (time != null) ? time.toInstant() : null;
	}

	private static @Nullable PropertySet set(DirectoryNode root, String name) throws IOException {
		byte[] bytes = stream(root, name);
		try {
			return (bytes != null) ? PropertySetFactory.create(new ByteArrayInputStream(bytes)) : null;
		}
		catch (HPSFException ex) {
			return null;
		}
	}

	/** A text property of a message, as UTF-16 or in the message's code page. */
	private static @Nullable String message(DirectoryNode root, String tag) throws IOException {
		byte[] wide = stream(root, "__substg1.0_" + tag + "001F");
		if (wide != null) {
			return new String(wide, StandardCharsets.UTF_16LE);
		}
		byte[] narrow = stream(root, "__substg1.0_" + tag + "001E");
		return (narrow != null) ? new String(narrow, charset(root)) : null;
	}

	/** The property that names the code page is one of the fixed ones, after a header. */
	private static Charset charset(DirectoryNode root) throws IOException {
		byte[] properties = stream(root, MESSAGE);
		ByteBuffer in = ByteBuffer.wrap((properties != null) ? properties : new byte[0]).order(ByteOrder.LITTLE_ENDIAN);
		for (int at = 32; at + 16 <= in.limit(); at += 16) {
			if (in.getInt(at) == 0x3FFD0003) {
				return charset(in.getInt(at + 8));
			}
		}
		return StandardCharsets.ISO_8859_1;
	}

	private static Charset charset(int codePage) {
		try {
			return Charset.forName(CodePageUtil.codepageToEncoding(codePage, true));
		}
		catch (UnsupportedEncodingException | IllegalArgumentException ex) {
			return StandardCharsets.ISO_8859_1;
		}
	}

	private static byte @Nullable [] stream(DirectoryNode root, String name) throws IOException {
		if (!root.hasEntryCaseInsensitive(name)) {
			return null;
		}
		try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive(name))) {
			return in.readNBytes(LONGEST);
		}
	}

}
