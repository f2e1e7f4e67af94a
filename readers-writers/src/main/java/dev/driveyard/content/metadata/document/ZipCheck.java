package dev.driveyard.content.metadata.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.zip.CRC32;

import dev.driveyard.content.metadata.Decoders;
import dev.driveyard.content.metadata.UndecodableException;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.ContentChannel;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.xz.XZUtils;
import org.apache.commons.compress.compressors.zstandard.ZstdUtils;

/**
 * Unpacks all that is in a zip and compares it with its sums.
 */
public final class ZipCheck {

	private ZipCheck() {
	}

	/**
	 * Checks all entries that can be unpacked.
	 * @throws UndecodableException if these are whole and others can't be
	 */
	public static void check(Content content) throws IOException {
		String left = null;
		try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new ContentChannel(content)).get()) {
			for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
				if (entry.isDirectory()) {
					continue;
				}
				if (zip.canReadEntryData(entry) && isUnpacked(entry.getMethod())) {
					check(zip, entry);
				}
				else if (left == null && !entry.getGeneralPurposeBit().usesEncryption()) {
					left = entry.getName() + " (method " + entry.getMethod() + ")";
				}
			}
		}
		if (left != null) {
			throw new UndecodableException("nothing here unpacks the entry " + left + " of it; all others are whole");
		}
	}

	/** Some methods want a library that need not be there. */
	private static boolean isUnpacked(int method) {
		if (method == ZipMethod.XZ.getCode()) {
			return XZUtils.isXZCompressionAvailable();
		}
		boolean zstd = method == ZipMethod.ZSTD.getCode() || method == ZipMethod.ZSTD_DEPRECATED.getCode();
		return !zstd || ZstdUtils.isZstdCompressionAvailable();
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
