package dev.driveyard.content.metadata.picture;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.heif.HeifMetadataReader;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.psd.PsdMetadataReader;
import com.drew.imaging.raf.RafMetadataReader;
import com.drew.imaging.tiff.TiffReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.photoshop.PsdHeaderDirectory;
import com.drew.metadata.webp.WebpDirectory;
import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.ContentReader;
import org.jspecify.annotations.Nullable;

/**
 * Pictures and their EXIF, by the library metadata-extractor.
 */
public final class Exif {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss")
		.withResolverStyle(ResolverStyle.STRICT);

	private Exif() {
	}

	public static void jpeg(Content content, MetadataDraft draft) throws IOException {
		apply(parse(content, JpegMetadataReader::readMetadata), draft);
	}

	public static void webp(Content content, MetadataDraft draft) throws IOException {
		apply(parse(content, WebpMetadataReader::readMetadata), draft);
	}

	public static void psd(Content content, MetadataDraft draft) throws IOException {
		apply(parse(content, PsdMetadataReader::readMetadata), draft);
	}

	public static void raf(Content content, MetadataDraft draft) throws IOException {
		apply(parse(content, RafMetadataReader::readMetadata), draft);
	}

	public static void tiff(Content content, MetadataDraft draft) throws IOException {
		if (BigTiff.is(content)) {
			BigTiff.read(content, draft);
			return;
		}
		com.drew.metadata.Metadata metadata = new com.drew.metadata.Metadata();
		try {
			new TiffReader().processTiff(new ContentReader(content), new ExifTiffHandler(metadata, null, 0), 0);
		}
		catch (ImageProcessingException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
		apply(metadata, draft);
	}

	/** The EXIF of a HEIF file; where it is none, its size is known all the same. */
	static void heif(Content content, MetadataDraft draft) throws IOException {
		apply(parse(content, HeifMetadataReader::readMetadata), draft);
	}

	/** EXIF without the words before it. */
	static void block(byte[] exif, MetadataDraft draft) {
		com.drew.metadata.Metadata metadata = new com.drew.metadata.Metadata();
		new ExifReader().extract(new ByteArrayReader(exif), metadata);
		apply(metadata, draft);
	}

	private static com.drew.metadata.Metadata parse(Content content, Parser parser) throws IOException {
		try (InputStream in = content.stream()) {
			return parser.parse(in);
		}
		catch (ImageProcessingException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	private static void apply(com.drew.metadata.Metadata metadata, MetadataDraft draft) {
		for (Directory directory : metadata.getDirectories()) {
			if (directory instanceof JpegDirectory) {
				size(directory, JpegDirectory.TAG_IMAGE_WIDTH, JpegDirectory.TAG_IMAGE_HEIGHT, draft);
			}
			else if (directory instanceof WebpDirectory) {
				size(directory, WebpDirectory.TAG_IMAGE_WIDTH, WebpDirectory.TAG_IMAGE_HEIGHT, draft);
			}
			else if (directory instanceof PsdHeaderDirectory) {
				size(directory, PsdHeaderDirectory.TAG_IMAGE_WIDTH, PsdHeaderDirectory.TAG_IMAGE_HEIGHT, draft);
			}
			else if (directory instanceof GpsDirectory gps) {
				place(gps, draft);
			}
			else if (directory instanceof ExifDirectoryBase && !(directory instanceof ExifThumbnailDirectory)) {
				exif(directory, draft);
			}
		}
		if (draft.width == null) {
			largest(metadata, draft);
		}
	}

	private static void exif(Directory exif, MetadataDraft draft) {
		if (exif instanceof ExifIFD0Directory) {
			draft.orientation = exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
			draft.cameraMake = exif.getString(ExifDirectoryBase.TAG_MAKE);
			draft.cameraModel = exif.getString(ExifDirectoryBase.TAG_MODEL);
			draft.producer = exif.getString(ExifDirectoryBase.TAG_SOFTWARE);
			draft.author = exif.getString(ExifDirectoryBase.TAG_ARTIST);
			draft.title = title(exif.getString(ExifDirectoryBase.TAG_IMAGE_DESCRIPTION));
			if (draft.takenAt == null && exif.getString(ExifDirectoryBase.TAG_MODEL) != null) {
				draft.takenAt = time(exif.getString(ExifDirectoryBase.TAG_DATETIME));
			}
		}
		if (exif instanceof ExifSubIFDDirectory) {
			LocalDateTime taken = time(exif.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL));
			if (taken != null) {
				draft.takenAt = taken;
				draft.takenOffset = offset(exif.getString(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL));
			}
			String lens = exif.getString(ExifDirectoryBase.TAG_LENS_MODEL);
			draft.lens = (lens != null) ? lens : draft.lens;
		}
	}

	/** Some cameras describe each photo as "OLYMPUS DIGITAL CAMERA" or the like. */
	private static @Nullable String title(@Nullable String description) {
		return (description != null && description.strip().endsWith(" DIGITAL CAMERA")) ? null : description;
	}

	/** Of the pictures in one file the largest is the one that counts. */
	private static void largest(com.drew.metadata.Metadata metadata, MetadataDraft draft) {
		long most = 0;
		for (ExifDirectoryBase exif : metadata.getDirectoriesOfType(ExifDirectoryBase.class)) {
			for (int[] tags : new int[][] { { ExifDirectoryBase.TAG_IMAGE_WIDTH, ExifDirectoryBase.TAG_IMAGE_HEIGHT },
					{ ExifDirectoryBase.TAG_EXIF_IMAGE_WIDTH, ExifDirectoryBase.TAG_EXIF_IMAGE_HEIGHT } }) {
				Integer width = exif.getInteger(tags[0]);
				Integer height = exif.getInteger(tags[1]);
				if (width != null && height != null && (long) width * height > most) {
					most = (long) width * height;
					draft.size(width, height);
				}
			}
		}
	}

	private static void size(Directory directory, int widthTag, int heightTag, MetadataDraft draft) {
		Integer width = directory.getInteger(widthTag);
		Integer height = directory.getInteger(heightTag);
		if (width != null && height != null) {
			draft.size(width, height);
		}
	}

	private static void place(GpsDirectory gps, MetadataDraft draft) {
		draft.latitude = degrees(gps, GpsDirectory.TAG_LATITUDE, GpsDirectory.TAG_LATITUDE_REF, "S");
		draft.longitude = degrees(gps, GpsDirectory.TAG_LONGITUDE, GpsDirectory.TAG_LONGITUDE_REF, "W");
		Double altitude = gps.getDoubleObject(GpsDirectory.TAG_ALTITUDE);
		Integer reference = gps.getInteger(GpsDirectory.TAG_ALTITUDE_REF);
		boolean below = reference != null && reference == 1;
		draft.altitude = (altitude == null) ? null : Double.valueOf(below ? -altitude : altitude);
	}

	/** Null where a receiver without a fix wrote 0/0. */
	private static @Nullable Double degrees(GpsDirectory gps, int tag, int referenceTag, String negative) {
		Rational[] parts = gps.getRationalArray(tag);
		if (parts == null || parts.length != 3) {
			return null;
		}
		double degrees = 0;
		double unit = 1;
		for (Rational part : parts) {
			if (part.getDenominator() == 0 && part.getNumerator() != 0) {
				return null;
			}
			degrees += (part.getDenominator() == 0) ? 0 : Math.abs(part.doubleValue()) / unit;
			unit *= 60;
		}
		String reference = gps.getString(referenceTag);
		boolean isNegative = (reference != null) ? reference.strip().equalsIgnoreCase(negative)
				: parts[0].doubleValue() < 0;
		return isNegative ? -degrees : degrees;
	}

	private static @Nullable LocalDateTime time(@Nullable String text) {
		try {
			return (text == null || text.length() < 19) ? null : LocalDateTime.parse(text.substring(0, 19), TIME);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static @Nullable ZoneOffset offset(@Nullable String text) {
		try {
			return (text == null) ? null : ZoneOffset.of(text.strip());
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private interface Parser {

		com.drew.metadata.Metadata parse(InputStream in) throws IOException, ImageProcessingException;

	}

}
