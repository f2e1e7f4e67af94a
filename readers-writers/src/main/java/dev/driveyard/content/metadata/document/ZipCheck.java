package dev.driveyard.content.metadata.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.zip.CRC32;

import dev.driveyard.content.metadata.Decoders;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.ContentChannel;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks all that is in a zip and compares it with its sums.
 */
public final class ZipCheck {

	private ZipCheck() {
	}

	public static void check(Content content) throws IOException {
		try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new ContentChannel(content)).get()) {
			for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
				if (!entry.isDirectory() && zip.canReadEntryData(entry)) {
					check(zip, entry);
				}
			}
		}
	}

	private static void check(ZipFile zip, ZipArchiveEntry entry) throws IOException {
		CRC32 sum = new CRC32();
		long size;
		try (InputStream in = zip.getInputStream(entry)) {
			size = Decoders.drain(in, sum);
		}
		if (size != entry.getSize() || sum.getValue() != entry.getCrc()) {
			throw new IOException("the sum of " + entry.getName() + " in it is wrong");
		}
	}

}
