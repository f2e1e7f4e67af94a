package dev.driveyard.content.metadata;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The formats that are read, and their media types.
 */
public enum MetadataFormat {

	JPEG("image/jpeg"),

	TIFF("image/tiff", "image/x-canon-cr2", "image/x-raw-nikon", "image/x-raw-sony", "image/x-raw-adobe",
			"image/x-raw-olympus", "image/x-raw-panasonic", "image/x-raw-pentax", "image/x-raw-samsung",
			"image/x-raw-hasselblad", "image/x-raw-kodak", "image/x-raw-epson", "image/x-raw-mamiya",
			"image/x-raw-leica", "image/x-raw-phaseone", "image/x-raw-gopro"),

	RAF("image/x-raw-fuji"), WEBP("image/webp"), PSD("image/vnd.adobe.photoshop"),

	HEIF("image/heic", "image/heif", "image/avif", "image/heic-sequence", "image/heif-sequence"),

	PNG("image/png", "image/apng"), GIF("image/gif"), BMP("image/bmp"), ICON("image/vnd.microsoft.icon"),

	JP2("image/jp2", "image/jpx", "image/jpm"),

	MP4("video/mp4", "video/quicktime", "video/x-m4v", "audio/mp4", "video/3gpp", "video/3gpp2", "audio/3gpp",
			"application/mp4", "application/quicktime", "image/x-canon-cr3", "video/x-f4v"),

	AVI("video/x-msvideo"), ASF("video/x-ms-asf", "video/x-ms-wmv", "audio/x-ms-wma"), FLV("video/x-flv"),

	MATROSKA("video/x-matroska", "audio/x-matroska", "video/webm", "audio/webm", "application/x-matroska"),

	MP3("audio/mpeg"), FLAC("audio/x-flac"), WAV("audio/vnd.wave"), AIFF("audio/x-aiff"),

	OGG("application/ogg", "audio/ogg", "audio/vorbis", "audio/opus", "audio/speex", "video/ogg", "video/theora",
			"audio/x-oggflac"),

	PDF("application/pdf", "application/illustrator"), HTML("text/html", "application/xhtml+xml"),

	EPUB("application/epub+zip"),

	OLE("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/vnd.visio",
			"application/vnd.ms-outlook", "application/vnd.ms-project", "application/x-mspublisher",
			"application/x-tika-ooxml-protected", "application/x-ms-installer", "application/x-tika-msoffice"),

	OFFICE, OPEN_DOCUMENT;

	private static final Map<String, MetadataFormat> BY_TYPE = new HashMap<>();

	static {
		for (MetadataFormat format : values()) {
			for (String type : format.types.split(" ")) {
				BY_TYPE.put(type, format);
			}
		}
	}

	/** Separated by spaces. */
	private final String types;

	MetadataFormat(String... types) {
		this.types = String.join(" ", types);
	}

	/**
	 * The format of a media type; null if files of that type are not read.
	 */
	public static @Nullable MetadataFormat of(String type) {
		MetadataFormat format = BY_TYPE.get(type);
		if (format != null) {
			return format;
		}
		if (type.startsWith("application/vnd.openxmlformats-officedocument.")
				|| (type.startsWith("application/vnd.ms-") && type.endsWith(".macroenabled.12"))
				|| type.startsWith("application/vnd.ms-visio.")) {
			return OFFICE;
		}
		boolean open = type.startsWith("application/vnd.oasis.opendocument.") && !type.contains("flat");
		return open ? OPEN_DOCUMENT : null;
	}

}
