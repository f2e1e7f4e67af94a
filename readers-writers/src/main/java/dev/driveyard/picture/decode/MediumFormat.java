package dev.driveyard.picture.decode;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The formats that are rendered, and their media types.
 */
public enum MediumFormat {

	JPEG("image/jpeg"), PNG("image/png", "image/apng"), GIF("image/gif"), BMP("image/bmp"), WEBP("image/webp"),

	TIFF("image/tiff"), PSD("image/vnd.adobe.photoshop"), ICO("image/vnd.microsoft.icon"), ICNS("image/icns"),

	PNM("image/x-portable-bitmap", "image/x-portable-graymap", "image/x-portable-pixmap", "image/x-portable-anymap",
			"image/x-portable-arbitrarymap"),

	TGA("image/x-tga"), HDR("image/vnd.radiance"),

	PDF("application/pdf", "application/illustrator"), SVG("image/svg+xml"),

	RAW("image/x-canon-cr2", "image/x-canon-cr3", "image/x-raw-nikon", "image/x-raw-sony", "image/x-raw-adobe",
			"image/x-raw-olympus", "image/x-raw-panasonic", "image/x-raw-pentax", "image/x-raw-samsung",
			"image/x-raw-hasselblad", "image/x-raw-kodak", "image/x-raw-epson", "image/x-raw-mamiya",
			"image/x-raw-leica", "image/x-raw-phaseone", "image/x-raw-gopro", "image/x-raw-fuji"),

	SOUND("audio/mpeg", "audio/x-flac", "audio/mp4", "audio/ogg", "audio/vorbis", "audio/opus", "audio/x-oggflac",
			"application/ogg", "audio/x-aiff", "audio/vnd.wave"),

	/** Pictures that are coded as films are. */
	HEIF("image/heic", "image/heif", "image/avif", "image/heic-sequence", "image/heif-sequence", "image/jxl",
			"image/jp2", "image/jpx", "image/x-jp2-codestream"),

	FILM("application/mp4", "application/quicktime", "application/x-matroska");

	private static final Map<String, MediumFormat> BY_TYPE = new HashMap<>();

	static {
		for (MediumFormat format : values()) {
			for (String type : format.types.split(" ")) {
				BY_TYPE.put(type, format);
			}
		}
	}

	/** Separated by spaces. */
	private final String types;

	MediumFormat(String... types) {
		this.types = String.join(" ", types);
	}

	/**
	 * The format of a media type; null if media of that type have no picture.
	 */
	public static @Nullable MediumFormat of(String type) {
		MediumFormat format = BY_TYPE.get(type);
		return (format == null && type.startsWith("video/")) ? FILM : format;
	}

}
